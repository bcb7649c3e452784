namespace Fleet;

/// <summary>An image reference must say which content it means.</summary>
internal static class ImageRules
{
    public static IEnumerable<Finding> ImagesArePinned(FleetModel fleet)
    {
        foreach (var workload in fleet.Workloads)
        {
            if (!workload.Image.IsValid)
            {
                yield return Finding.Error(
                    "image-malformed", workload, $"'{workload.Image}' is not an image reference",
                    "Write it as REGISTRY/REPOSITORY:TAG or REGISTRY/REPOSITORY@sha256:DIGEST");
            }
            else if (workload.Image.Digest is null && workload.Image.Tag is null)
            {
                yield return Finding.Error(
                    "image-unpinned", workload, $"the image '{workload.Image}' has neither tag nor digest",
                    "Pin a version tag or a digest");
            }
            else if (!workload.Image.IsPinned)
            {
                yield return Finding.Error(
                    "image-latest", workload,
                    $"the image '{workload.Image}' has the tag '{workload.Image.Tag}', which says nothing about its content",
                    "Pin a version tag or a digest");
            }
        }
    }
}
