using System.Collections.Concurrent;
using System.Globalization;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Conformance.Tests.Kit;

/// <summary>Where the objects of the test provider are; it outlives runs.</summary>
internal sealed class TestCloud
{
    private readonly ConcurrentQueue<string> _log = new();
    private readonly ConcurrentDictionary<string, int> _made = new();
    private readonly ConcurrentDictionary<string, int> _attempts = new();

    public ConcurrentDictionary<string, PropertyMap> Objects { get; } = new();

    /// <summary>What was called beside resources.</summary>
    public IReadOnlyCollection<string> Calls => _log;

    public void Log(string call) => _log.Enqueue(call);

    /// <summary>The same for the same resource in every run of a test, whichever of two with one name is made first.</summary>
    public string NewId(Urn urn)
    {
        var depth = urn.QualifiedType.Count(letter => letter == '$');
        var name = depth == 0 ? urn.Name : $"{urn.Name}.{depth}";
        return $"{name}-{_made.AddOrUpdate(name, 1, (_, made) => made + 1).ToString(CultureInfo.InvariantCulture)}";
    }

    public int Attempt(string name) => _attempts.AddOrUpdate(name, 1, (_, before) => before + 1);
}
