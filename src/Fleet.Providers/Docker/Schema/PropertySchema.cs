using System.Collections.Immutable;
using Fleet.Protocol.Values;

namespace Fleet.Providers.Docker;

/// <summary>One property: its shape, what its absence means, when two values are the same, and what a change takes.</summary>
internal sealed record PropertySchema(string Name, Shape Shape, Change Change = Change.Replace)
{
    /// <summary>True when the program must say it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What is recorded when the program says nothing; null for nothing.</summary>
    public PropertyValue? Default { get; init; }

    /// <summary>What the outputs hold when neither program nor host say anything.</summary>
    public PropertyValue Unset { get; init; } = PropertyValue.Null.Instance;

    /// <summary>True when zero is not the same as absent.</summary>
    public bool ZeroMatters { get; init; }

    /// <summary>Brings a text into the form it is compared in.</summary>
    public Func<string, string> Normal { get; init; } = text => text;

    /// <summary>The name by which an element of a set is known, so that a change of it is seen as one.</summary>
    public Func<PropertyValue, string>? Key { get; init; }

    /// <summary>True when of two elements with one key the last one counts.</summary>
    public bool LastWins { get; init; }

    /// <summary>The properties of a block.</summary>
    public ImmutableArray<PropertySchema> Members { get; init; } = [];

    /// <summary>Finishes the comparable form of a block, such as filling in a member from another.</summary>
    public Func<PropertyMap, PropertyMap> NormalBlock { get; init; } = block => block;

    /// <summary>Finishes the comparable form of a set, such as dropping what another element already says.</summary>
    public Func<IReadOnlyList<PropertyValue>, IEnumerable<PropertyValue>> NormalSet { get; init; } = items => items;
}
