using Pulumi;
using Pulumi.Utilities;

namespace Fleet.Components;

/// <summary>Values that a stack file holds a place for, in inputs whose form a provider judges.</summary>
internal static class MissingData
{
    /// <summary>
    /// The text; in a preview, where data may still be missing, a value that is not known yet when some is missing in it. The
    /// place itself would be refused as no host key or no address, and nothing could be previewed.
    /// </summary>
    public static Input<string> Input(string text) =>
        FleetSettings.IsMissing(text) && Deployment.Instance.IsDryRun ? OutputUtilities.CreateUnknown(text) : text;
}
