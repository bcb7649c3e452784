using Pulumi;

namespace Fleet.Conformance.Programs;

/// <summary>A component that holds whatever its maker puts below it, and says what that gives.</summary>
internal sealed class Group : ComponentResource
{
    public Group(
        string name,
        Func<Group, Dictionary<string, object?>?> fill,
        ComponentResourceOptions? options = null,
        string type = "test:index:Group")
        : base(type, name, options)
    {
        if (fill(this) is { } outputs)
        {
            RegisterOutputs(outputs);
        }
        else
        {
            RegisterOutputs();
        }
    }

    /// <summary>One that says nothing of itself.</summary>
    public static Group Of(string name, Action<Group> fill, ComponentResourceOptions? options = null) => new(
        name,
        group =>
        {
            fill(group);
            return null;
        },
        options);
}
