using Fleet.Protocol.Values;

namespace Pulumi;

/// <summary>Takes the place of an archive that a provider should have returned and did not.</summary>
internal sealed class InvalidArchive : Archive
{
    internal override PropertyValue ToValue() => throw new InvalidOperationException(
        "A provider returned something else where an archive was due; it cannot be passed on.");
}
