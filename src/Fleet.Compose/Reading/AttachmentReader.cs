using Fleet.Compose.Support;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>Reads what a service is in its networks.</summary>
internal sealed class AttachmentReader(StackReader reader, Entry entry)
{
    /// <summary>The networks a service joins, by the file's names.</summary>
    public IEnumerable<Network> Joined()
    {
        if ((entry.Value as MapNode)?.Find("networks") is not { IsNull: false } node)
        {
            return reader.Networks.TryGetValue("default", out var standard) ? [standard] : [];
        }

        if (node is not MapNode networks)
        {
            reader.Problems.Add(
                node.At, $"Service '{entry.Name}': 'networks' must be a list or a mapping and is {node.Kind}", "Write one network a line, each after '- '");
            return [];
        }

        return networks.Entries.Select(Find).OfType<Network>().Distinct();
    }

    /// <summary>Gives a service that is in its stack its further names and fixed addresses.</summary>
    public void Read(Workload workload, string name)
    {
        if ((entry.Value as MapNode)?.Find("networks") is MapNode networks)
        {
            foreach (var each in networks.Entries.Where(each => !each.Value.IsNull))
            {
                Read(workload, each);
            }
        }

        if (workload is Service service && name != service.Name)
        {
            Answer(service, name);
        }
    }

    /// <summary>Makes a service answer to another name in all of its networks.</summary>
    public static void Answer(Service service, string alias)
    {
        foreach (var network in service.NetworkOf is null && alias != service.Name ? service.JoinedNetworks : [])
        {
            if (!service.Attachments.TryGetValue(network, out var attachment))
            {
                attachment = new Attachment();
                service.Attachments[network] = attachment;
            }

            if (!attachment.Aliases.Contains(alias))
            {
                attachment.Aliases.Add(alias);
            }
        }
    }

    private void Read(Workload workload, Entry each)
    {
        var subject = $"Service '{entry.Name}'";
        if (Attributes.Of(each.Value, SupportTable.Attachment, subject, $"networks.{each.Name}", reader.Problems) is not { } attributes
            || reader.Networks.GetValueOrDefault(each.Name) is not { } network)
        {
            return;
        }

        if (workload is not Service service)
        {
            if (attributes.Has("aliases") || attributes.Has("ipv4_address") || attributes.Has("ipv6_address"))
            {
                reader.Problems.Add(each.At, $"{subject} is a job, which has neither names nor addresses in networks", "Name the network alone");
            }

            return;
        }

        var attachment = new Attachment { Ipv4Address = Address(attributes, "ipv4_address"), Ipv6Address = Address(attributes, "ipv6_address") };
        attachment.Aliases.AddRange(attributes.Words("aliases").Distinct());
        if (attachment.Aliases.Count > 0 || attachment.Ipv4Address is not null || attachment.Ipv6Address is not null)
        {
            service.Attachments[network] = attachment;
        }
    }

    private static string? Address(Attributes attributes, string name)
    {
        if (attributes.Text(name) is not { } text || System.Net.IPAddress.TryParse(text, out _))
        {
            return attributes.Text(name);
        }

        attributes.Wrong(name, $"is '{text}', which is no address", "Write the address alone");
        return null;
    }

    private Network? Find(Entry each)
    {
        if (reader.Networks.TryGetValue(each.Name, out var network))
        {
            return network;
        }

        reader.Problems.Add(
            each.At, $"Service '{entry.Name}': the network '{each.Name}' is not declared{Nearest.Hint(each.Name, reader.Networks.Keys)}",
            "Add it to 'networks' at the top level");
        return null;
    }
}
