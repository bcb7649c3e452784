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
            else if (!workload.Image.IsPinned)
            {
                yield return Finding.Error(
                    "image-unpinned", workload,
                    workload.Image.Tag is { } tag
                        ? $"the image '{workload.Image}' has the tag '{tag}', which says nothing about its content"
                        : $"the image '{workload.Image}' has neither tag nor digest",
                    "Pin a version tag or a digest");
            }
        }
    }
}
