using System.Collections.Concurrent;
using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;

namespace Fleet.Engine.Tests.Fuzzing;

/// <summary>
/// Watches the removals of one run: nothing goes, by itself or along with another object, while something that needs it is
/// recorded and there.
/// </summary>
internal sealed class FuzzOrder(TestStack stack, Deployment before)
{
    private readonly ConcurrentDictionary<string, bool> _registered = new();
    private readonly ConcurrentQueue<string> _wrong = new();

    /// <summary>What went too early.</summary>
    public IEnumerable<string> Wrong => _wrong;

    /// <summary>True once nothing more is registered: only then is known what nobody wants any more.</summary>
    public bool IsProgramDone { get; set; }

    /// <summary>Notes that a resource is as the program declares it, with what it needs now.</summary>
    public void Register(string urn) => _registered[urn] = true;

    /// <summary>Looks at what there is when an object is about to be removed.</summary>
    public void Check(string id)
    {
        var recorded = stack.Latest!.Resources.Where(IsThere).ToList();
        if (recorded.Find(state => state.Id == id) is not { } going)
        {
            // Somebody has removed it by hand, or a removal whose answer was lost; removing it again removes nothing.
            return;
        }

        var taken = Taken(id);
        foreach (var member in recorded.Where(state => taken.Contains(state.Id)))
        {
            // While the program runs, what only depends on something that gives way may still be declared anew, and is not
            // removed because it might not be; what goes with it cannot outlive it.
            var waiting = recorded.Find(state => state != member && (IsProgramDone
                ? !taken.Contains(state.Id) && Needs(state, member)
                : state.DeletedWith == member.Urn && Needs(state, member)));
            if (waiting is not null)
            {
                _wrong.Enqueue($"'{going.Urn.Name}' ({id}) was removed while '{waiting.Urn.Name}' ({waiting.Id}), which depended on '{member.Urn.Name}', was still there");
            }
        }
    }

    // A name may stand for two objects: one that waits for its removal, and one that was made or found in its place since. What
    // this run has registered or recorded needs the new one; what was recorded before an object was cannot need that one.
    private bool Needs(ResourceState state, ResourceState needed) =>
        state.References().Contains(needed.Urn)
        && (needed.IsDeleted
            ? IsAsBefore(state) && At(needed) >= 0 && At(state) > At(needed)
            : !IsAsBefore(state) || At(needed) >= 0);

    private bool IsAsBefore(ResourceState state) =>
        At(state) is >= 0 and var at
        && (state.IsDeleted || (!_registered.ContainsKey(state.Urn.Text) && before.Resources[at].Modified == state.Modified));

    private int At(ResourceState state)
    {
        var resources = before.Resources;
        for (var i = 0; i < resources.Length; i++)
        {
            if (resources[i].Id == state.Id && resources[i].Urn == state.Urn)
            {
                return i;
            }
        }

        return -1;
    }

    // What is to be kept does not mind: only its record goes.
    private bool IsThere(ResourceState state) =>
        state is { IsCustom: true, IsProvider: false, RetainOnDelete: false, IsPendingReplacement: false }
        && stack.Cloud.Objects.ContainsKey(state.Id);

    // As the cloud does: an object takes along those that name it.
    private HashSet<string> Taken(string id)
    {
        var taken = new HashSet<string> { id };
        var objects = stack.Cloud.Objects.Values.ToList();
        for (var count = 0; count < taken.Count;)
        {
            count = taken.Count;
            taken.UnionWith(objects.Where(made => made.Inputs.Find("with")?.AsText() is { } with && taken.Contains(with)).Select(made => made.Id));
        }

        return taken;
    }
}
