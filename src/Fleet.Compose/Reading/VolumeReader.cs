using Fleet.Compose.Support;

namespace Fleet.Compose.Reading;

/// <summary>Reads the volumes of a file.</summary>
internal sealed class VolumeReader(StackReader reader)
{
    public Dictionary<string, Volume> Read()
    {
        var volumes = new Dictionary<string, Volume>();
        var names = Naming.All(reader.Section("volumes"), "Volume", reader.Problems);
        foreach (var entry in reader.Section("volumes"))
        {
            if (Attributes.Of(entry.Value, SupportTable.Volume, $"Volume '{entry.Name}'", "", reader.Problems) is not { } attributes)
            {
                continue;
            }

            var external = External.Read(attributes, entry.Name);
            var volume = new Volume(names.GetValueOrDefault(entry.Name, entry.Name))
            {
                NameOnHost = (external.Name ?? External.Named(reader, entry.Name))!,
                Origin = external.Origin,
                Driver = attributes.Text("driver") ?? "local",
            };
            volume.DriverOptions.Fill(attributes.Pairs("driver_opts"));
            volume.Labels.Fill(LabelReader.Read(attributes));
            volumes[entry.Name] = reader.Stack.Add(volume);
        }

        return volumes;
    }
}
