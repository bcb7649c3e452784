using Fleet.Engine.Tests.Kit;

namespace Fleet.Engine.Tests.Fuzzing;

/// <summary>
/// A kill in the middle of an operation: what is on disk and in the cloud at that moment is put back after the run. Only
/// for runs that do one thing at a time, so that there is such a moment.
/// </summary>
internal sealed class FuzzKill(bool takesEffect)
{
    private byte[] _checkpoint = [];
    private byte[]? _journal;
    private Dictionary<string, FakeObject>? _objects;
    private bool _isPending;

    /// <summary>Called before each operation takes effect.</summary>
    public void Act(TestStack stack, bool isNow)
    {
        if (_isPending)
        {
            // The operation before this one has taken effect by now.
            _isPending = false;
            _objects = stack.Cloud.Objects.ToDictionary();
        }

        if (isNow)
        {
            _checkpoint = File.ReadAllBytes(stack.CheckpointFile);
            _journal = File.ReadAllBytes(stack.JournalFile);
            _isPending = takesEffect;
            _objects = takesEffect ? null : stack.Cloud.Objects.ToDictionary();
        }
    }

    /// <summary>Makes it as it was then; nothing when the run never came to that operation.</summary>
    public void Restore(TestStack stack)
    {
        if (_journal is null)
        {
            return;
        }

        var objects = _objects ?? stack.Cloud.Objects.ToDictionary();
        File.WriteAllBytes(stack.CheckpointFile, _checkpoint);
        File.WriteAllBytes(stack.JournalFile, _journal);
        stack.Cloud.Objects.Clear();
        foreach (var (id, made) in objects)
        {
            stack.Cloud.Objects[id] = made;
        }
    }
}
