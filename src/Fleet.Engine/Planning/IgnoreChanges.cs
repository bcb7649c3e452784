using System.Collections.Immutable;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Planning;

/// <summary>Resets the inputs whose changes are to be ignored to what is recorded.</summary>
internal static class IgnoreChanges
{
    /// <summary>The inputs to use, and the paths that fit neither the old nor the new ones.</summary>
    public static (PropertyMap Inputs, ImmutableArray<string> Unfitting) Apply(
        PropertyMap wanted, PropertyMap old, ImmutableArray<string> paths)
    {
        PropertyValue result = wanted;
        var unfitting = ImmutableArray.CreateBuilder<string>();
        foreach (var text in paths)
        {
            if (!PropertyPath.TryParse(text, out var path))
            {
                continue;
            }

            if (path.TryReset(old, result, out var reset))
            {
                result = reset;
            }
            else
            {
                unfitting.Add(text);
            }
        }

        return (result.AsMap(), unfitting.ToImmutable());
    }
}
