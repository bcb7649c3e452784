namespace Pulumi;

/// <summary>Options of the stack, which hold for everything in it.</summary>
public class StackOptions
{
    /// <summary>Functions that change arguments and options of every resource, here and at once.</summary>
    public List<ResourceTransformation> ResourceTransformations { get; set; } = [];

    /// <summary>Functions that change arguments and options of every resource, called by the engine.</summary>
    public List<ResourceTransform> ResourceTransforms { get; set; } = [];
}
