using System.Collections.Concurrent;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Tests.Kit;

/// <summary>Where the objects of the fake provider are, and what goes wrong there.</summary>
internal sealed class FakeCloud
{
    private readonly ConcurrentQueue<string> _log = new();
    private int _ids;

    public ConcurrentDictionary<string, FakeObject> Objects { get; } = new();

    public bool AcceptsSecrets { get; init; }

    /// <summary>Called before an object is made, changed or removed, with <c>create NAME</c> and so on.</summary>
    public Func<string, CancellationToken, Task> OnAct { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What providers find out about their host.</summary>
    public PropertyMap Facts { get; set; } = PropertyMap.Empty;

    /// <summary>Told which object is about to be removed.</summary>
    public Action<string> OnDelete { get; set; } = _ => { };

    /// <summary>Told how long each operation may take.</summary>
    public Action<TimeSpan?> OnTimeout { get; set; } = _ => { };

    /// <summary>Names of resources that nobody can reach.</summary>
    public HashSet<string> Down { get; } = [];

    /// <summary>Tells which resources nobody can look at: a read says what is recorded, and a change makes what is not there.</summary>
    public Func<string, bool> IsUnreadable { get; set; } = _ => false;

    /// <summary>Names of resources that are found to be unhealthy when they are read.</summary>
    public HashSet<string> UnwellWhenRead { get; } = [];

    /// <summary>Names of resources whose object gives way to another one when it is changed.</summary>
    public HashSet<string> MadeAnew { get; } = [];

    /// <summary>Names of resources that come to be and are not healthy.</summary>
    public HashSet<string> Unhealthy { get; } = [];

    public IReadOnlyList<string> Calls => [.. _log];

    /// <summary>The names of the objects that there are.</summary>
    public IEnumerable<string> Names => Objects.Values.Select(made => made.Urn.Name).Order(StringComparer.Ordinal);

    public void Log(string call) => _log.Enqueue(call);

    public void Forget() => _log.Clear();

    public string NewId(string name) => $"{name}-{Interlocked.Increment(ref _ids)}";

    public async Task ActAsync(string verb, string name, CancellationToken cancellationToken)
    {
        Log($"{verb} {name}");
        ThrowIfDown(name);
        await OnAct($"{verb} {name}", cancellationToken);
    }

    public void ThrowIfDown(string name)
    {
        if (Down.Contains(name))
        {
            throw new DiagnosticException($"'{name}' cannot be reached.");
        }
    }

    /// <summary>The operation, as <c>create NAME</c>, that takes effect and whose answer gets lost; empty for none.</summary>
    public string LosesAnswer { get; set; } = "";

    public void ThrowIfLost(string act)
    {
        if (act == LosesAnswer)
        {
            LosesAnswer = "";
            throw new IOException("lost");
        }
    }

    /// <summary>Removes an object, and those that go with it: they have its id as their input <c>with</c>.</summary>
    public void Remove(string id)
    {
        Objects.TryRemove(id, out _);
        foreach (var going in Objects.Values.Where(made => made.Inputs.Find("with")?.AsText() == id).ToList())
        {
            Remove(going.Id);
        }
    }

    public void CreatedThenFail(string name, string id, PropertyMap outputs)
    {
        if (Unhealthy.Contains(name))
        {
            throw new ResourceInitException(id, outputs, [new Diagnostic(Severity.Error, $"'{name}' is not healthy.")]);
        }
    }
}

/// <summary>An object in the <see cref="FakeCloud"/>.</summary>
internal sealed record FakeObject(string Id, Urn Urn, PropertyMap Inputs, string State);
