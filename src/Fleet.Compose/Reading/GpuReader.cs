using Fleet.Compose.Support;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>Reads which GPUs a service may use: <c>gpus</c>, or reserved devices that can do what a GPU does.</summary>
internal sealed class GpuReader(Problems problems)
{
    public GpuUse? Read(Attributes attributes, Attributes? reservations)
    {
        if (attributes.Find("gpus") is TextNode)
        {
            return attributes.OneOf("gpus", "all") is null ? null : GpuUse.All;
        }

        var items = attributes.Items("gpus").Select(item => (Item: item, Path: "gpus"))
            .Concat((reservations?.Items("devices") ?? []).Select(item => (Item: item, Path: "deploy.resources.reservations.devices")));
        GpuUse? use = null;
        foreach (var (item, path) in items)
        {
            if (Attributes.Of(item, SupportTable.Gpu, attributes.Subject, path, problems) is not { } device)
            {
                continue;
            }

            device.OneOf("driver", "nvidia");
            if (path != "gpus" && !device.Words("capabilities").Contains("gpu"))
            {
                problems.Add(item.At, $"{attributes.Subject}: '{path}' asks for a device that is no GPU", "Name other devices in 'devices'");
            }

            var ids = device.Words("device_ids");
            use = ids.Count > 0 ? GpuUse.Devices(ids)
                : device.Text("count") is null or "all" or "-1" ? GpuUse.All
                : new GpuUse($"{device.Number("count")}");
        }

        return use;
    }
}
