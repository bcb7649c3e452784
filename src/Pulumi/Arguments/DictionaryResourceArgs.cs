using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Arguments given by their names on the wire, for code that has no class for them.</summary>
public sealed class DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary) : ResourceArgs
{
    internal override ValueTask<ImmutableDictionary<string, object?>> ToDictionaryAsync() =>
        ValueTask.FromResult(dictionary);
}
