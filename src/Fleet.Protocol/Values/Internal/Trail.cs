using System.Collections.Immutable;

namespace Fleet.Protocol.Values.Internal;

/// <summary>The way from the outermost value to an inner one. It becomes text only when something is wrong there.</summary>
internal sealed class Trail
{
    private readonly Trail? _parent;
    private readonly PropertyPathSegment? _segment;

    private Trail(Trail? parent, PropertyPathSegment? segment)
    {
        _parent = parent;
        _segment = segment;
    }

    public static Trail Root { get; } = new(null, null);

    public Trail Key(string key) => new(this, new PropertyPathSegment.Key(key));

    public Trail Index(int index) => new(this, new PropertyPathSegment.Index(index));

    public PropertyFormatException Error(string problem) => new(ToString(), problem);

    public override string ToString()
    {
        var segments = new Stack<PropertyPathSegment>();
        for (var trail = this; trail._segment is { } segment; trail = trail._parent!)
        {
            segments.Push(segment);
        }

        return new PropertyPath([.. segments.ToImmutableArray()]).ToString();
    }
}
