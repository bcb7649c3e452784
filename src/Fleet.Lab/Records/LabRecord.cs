using System.Collections.Immutable;
using System.Text.Json;
using Fleet.Lab.Machine;

namespace Fleet.Lab.Records;

/// <summary>What is written down of a lab, so that another process can find, mend and end it.</summary>
internal sealed record LabRecord
{
    public required LabSpec Spec { get; init; }

    /// <summary>The process that holds each host, by host name.</summary>
    public ImmutableSortedDictionary<string, ProcessMark> Holders { get; init; } =
        ImmutableSortedDictionary<string, ProcessMark>.Empty;

    /// <summary>The faults made and not healed, in words, by host name.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Faults { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>The process that answers name lookups.</summary>
    public ProcessMark? Resolver { get; init; }

    /// <summary>Reads it; null when there is none, or only the torn remains of one.</summary>
    public static LabRecord? Read(LabPaths paths)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(paths.Record), LabRecordJson.Default.LabRecord);
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes it beside and renames it, so that a kill leaves the old or the new one.</summary>
    public void Write(LabPaths paths)
    {
        Directory.CreateDirectory(paths.Run);
        var temporary = paths.Record + ".new";
        File.WriteAllText(temporary, JsonSerializer.Serialize(this, LabRecordJson.Default.LabRecord));
        File.Move(temporary, paths.Record, overwrite: true);
    }

    /// <summary>The records of all labs of this machine.</summary>
    public static IEnumerable<LabRecord> All() =>
        Directory.Exists(LabPaths.RunRoot)
            ? Directory.EnumerateDirectories(LabPaths.RunRoot)
                .Select(folder => Read(new LabPaths(Path.GetFileName(folder))))
                .OfType<LabRecord>()
            : [];
}
