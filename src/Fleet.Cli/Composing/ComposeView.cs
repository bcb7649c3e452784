using System.Globalization;
using Fleet.Cli.Terminals;
using Fleet.Document;

namespace Fleet.Cli.Composing;

/// <summary>What a stack has, in a few lines.</summary>
internal static class ComposeView
{
    /// <summary>Its services and jobs, what they share, and how a program comes by it.</summary>
    public static IEnumerable<Line> Render(ContainerStack stack, IReadOnlyList<string> files)
    {
        yield return Line.Of($"Stack '{stack.Name}'");
        var width = stack.Workloads.Select(workload => workload.Name.Length).DefaultIfEmpty().Max();
        foreach (var workload in stack.Workloads)
        {
            yield return Line.Of($"  {(workload is InitJob ? "job" : "service"),-7}  {workload.Name.PadRight(width)}  {workload.Image.Text}{Rest(workload)}");
        }

        foreach (var (noun, names) in new[]
                 {
                     ("networks", stack.Members.OfType<Network>().Select(network => network.NameOnHost)),
                     ("volumes", stack.Members.OfType<Volume>().Select(volume => volume.NameOnHost)),
                     ("files", stack.Members.OfType<ConfigFile>().Select(file => file.Name)),
                 }.Where(each => each.Item2.Any()))
        {
            yield return Line.Of($"  {noun,-8} {string.Join(", ", names)}", Tone.Dim);
        }

        var named = string.Join(", ", files.Select(file => $"\"{file}\""));
        yield return Line.Of($"In the program: host.Add(ComposeFile.Read({(files.Count > 1 ? $"[{named}]" : named)}));", Tone.Dim);
    }

    private static string Rest(Workload workload)
    {
        var ports = workload.Endpoints.Where(endpoint => endpoint.HostPort is not null).Select(endpoint => string.Create(
            CultureInfo.InvariantCulture, $"{endpoint.HostPort}:{endpoint.ContainerPort}/{Words.Of(endpoint.Protocol)}"));
        string[] parts =
        [
            .. ports.Any() ? new[] { $"port {string.Join(" ", ports)}" } : [],
            .. workload is Service { Exposure: not Exposure.Internal } service ? new[] { Words.Of(service.Exposure) } : [],
            .. workload.DependsOn.Count > 0 ? new[] { $"after {string.Join(" ", workload.DependsOn.Select(needed => needed.Name))}" } : [],
        ];
        return parts.Length > 0 ? $"  ({string.Join(", ", parts)})" : "";
    }
}
