namespace Fleet.Protocol.Values;

/// <summary>One step of a <see cref="PropertyPath"/>.</summary>
public abstract record PropertyPathSegment
{
    private PropertyPathSegment()
    {
    }

    /// <summary>A member of an object.</summary>
    public sealed record Key(string Name) : PropertyPathSegment;

    /// <summary>An item of a list, counted from 0.</summary>
    public sealed record Index(int Position) : PropertyPathSegment;

    /// <summary>Every member of an object, or every item of a list.</summary>
    public sealed record Wildcard : PropertyPathSegment
    {
        /// <summary>The one instance worth having.</summary>
        public static readonly Wildcard Instance = new();
    }
}
