using Fleet.Protocol.Values;

namespace Fleet.Engine.Config;

/// <summary>One step of a path: a name, an index, or any.</summary>
internal readonly record struct PathSegment(string? Name, int Index)
{
    /// <summary>Matches every name and index.</summary>
    public static PathSegment Any => new(null, -1);

    /// <summary>True for the wildcard.</summary>
    public bool IsAny => Name is null && Index < 0;

    /// <summary>True for an index.</summary>
    public bool IsIndex => Name is null && Index >= 0;

    public static PathSegment Of(string name) => new(name, -1);

    public static PathSegment At(int index) => new(null, index);

    public static PathSegment From(PropertyPathSegment segment) => segment switch
    {
        PropertyPathSegment.Key key => Of(key.Name),
        PropertyPathSegment.Index index => At(index.Position),
        _ => Any,
    };
}
