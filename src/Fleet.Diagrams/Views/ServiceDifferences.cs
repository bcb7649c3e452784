using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>What differs between two states of the services that are where they were.</summary>
internal static class ServiceDifferences
{
    private static readonly (string Name, Func<ServiceDocument, string> Text)[] Settings =
    [
        ("image", service => service.Image),
        ("exposure", service => service.Exposure),
        ("updates", service => service.Update),
        ("restart", service => service.Restart),
        ("ports", service => string.Join(' ', service.Ports)),
        ("networks", service => string.Join(' ', service.Networks)),
        ("mounts", service => string.Join(' ', service.Mounts)),
        ("environment", service => Text(service.Environment)),
        ("labels", service => Text(service.Labels)),
        ("health check", service => service.HealthCheck is { } check ? $"{check with { Test = [] }} {string.Join(' ', check.Test)}" : ""),
        ("depends on", service => string.Join(' ', service.DependsOn)),
        ("memory", service => $"{service.MemoryMiB}"),
        ("container", service => service.Container),
    ];

    /// <summary>By path: an image with both its versions, everything else by name.</summary>
    public static IEnumerable<(string Path, string Remark)> Of(ModelDocument before, ModelDocument after)
    {
        var old = before.Stacks.SelectMany(stack => stack.Services).ToDictionary(service => service.Path);
        foreach (var service in after.Stacks.SelectMany(stack => stack.Services))
        {
            if (old.TryGetValue(service.Path, out var was)
                && Settings.Where(setting => setting.Text(was) != setting.Text(service)).Select(setting => setting.Name).ToList() is { Count: > 0 } names)
            {
                var others = names.Where(name => name != "image").ToList();
                yield return (service.Path, string.Join('\n', new[]
                {
                    names.Contains("image") ? $"{was.Image} → {service.Image}" : null,
                    others.Count > 0 ? $"changed: {string.Join(", ", others)}" : null,
                }.OfType<string>()));
            }
        }
    }

    private static string Text(IReadOnlyDictionary<string, string> pairs) =>
        string.Join(' ', pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
}
