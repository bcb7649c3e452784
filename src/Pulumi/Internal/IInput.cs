namespace Pulumi;

/// <summary>An input whose value type is not known at compile time.</summary>
internal interface IInput
{
    /// <summary>
    /// The value to serialise. A collection gives its elements as inputs of their own, so that one secret or unknown
    /// element does not taint the others.
    /// </summary>
    IOutput ToUntypedOutput();
}
