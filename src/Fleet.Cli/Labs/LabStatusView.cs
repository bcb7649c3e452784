using System.Text;
using System.Text.Json;
using Fleet.Cli.Terminals;
using Fleet.Lab;

namespace Fleet.Cli.Labs;

/// <summary>What of the lab is alive.</summary>
internal static class LabStatusView
{
    /// <summary>For people.</summary>
    public static IEnumerable<Line> Table(LabStatus status)
    {
        var width = status.Hosts.Select(host => host.Name.Length).DefaultIfEmpty(4).Max();
        yield return Line.Of($"{"HOST".PadRight(width)}  {"ADDRESS",-14}  ENGINE   SSH   CONTAINERS  FAULTS", Tone.Dim);
        foreach (var host in status.Hosts)
        {
            var tone = host is { Running: true, Engine: true, Ssh: true } && host.Faults.IsEmpty ? Tone.Plain : Tone.Warning;
            yield return Line.Of(
                $"{host.Name.PadRight(width)}  {host.Address,-14}  {(host.Engine ? "up" : "down"),-7}  {(host.Ssh ? "up" : "down"),-4}  "
                + $"{$"{host.RunningContainers} of {host.Containers}",-10}  {string.Join(", ", host.Faults)}", tone);
        }

        yield return status.DroppedPackets == 0
            ? Line.Of("No packet was sent to a declared real address.", Tone.Dim)
            : Line.Of($"{status.DroppedPackets} packets to declared real addresses were dropped: {string.Join(", ", status.Dropped.Where(drop => drop.Value > 0).Select(drop => $"{drop.Key} {drop.Value}"))}.", Tone.Error);
    }

    /// <summary>For programs.</summary>
    public static Line Json(LabStatus status)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteBoolean("whole", status.IsWhole);
            json.WriteNumber("forbiddenPackets", status.DroppedPackets);
            json.WriteStartArray("hosts");
            foreach (var host in status.Hosts)
            {
                json.WriteStartObject();
                json.WriteString("name", host.Name);
                json.WriteString("address", host.Address);
                json.WriteBoolean("running", host.Running);
                json.WriteBoolean("engine", host.Engine);
                json.WriteBoolean("ssh", host.Ssh);
                json.WriteNumber("containers", host.Containers);
                json.WriteNumber("runningContainers", host.RunningContainers);
                json.WriteStartArray("faults");
                foreach (var fault in host.Faults)
                {
                    json.WriteStringValue(fault);
                }

                json.WriteEndArray();
                json.WriteString("engineSocket", host.EngineSocket);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Line.Of(Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
