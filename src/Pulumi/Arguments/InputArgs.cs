using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A class whose <see cref="InputAttribute"/> members are sent as one object.</summary>
public abstract class InputArgs
{
    private protected InputArgs()
    {
    }

    /// <summary>The members by their names on the wire; missing ones are null.</summary>
    internal virtual ValueTask<ImmutableDictionary<string, object?>> ToDictionaryAsync() =>
        ValueTask.FromResult(InputMembers.Of(GetType()).Collect(this));
}
