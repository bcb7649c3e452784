namespace Pulumi.Generator;

/// <summary>The classes that an object type of the schema becomes.</summary>
internal enum Shape
{
    /// <summary>Inputs of a resource: <c>ContainerPortArgs</c>.</summary>
    Args,

    /// <summary>State of a resource that is read: <c>ContainerPortGetArgs</c>.</summary>
    State,

    /// <summary>Plain arguments of a function: <c>GetXAuthArgs</c>.</summary>
    Plain,

    /// <summary>Arguments of a function that may be outputs: <c>GetXAuthInputArgs</c>.</summary>
    FunctionArgs,

    /// <summary>What a resource gives: <c>Outputs.ContainerPort</c>.</summary>
    Output,

    /// <summary>What a function gives: <c>Outputs.GetXAuthResult</c>.</summary>
    Result,
}
