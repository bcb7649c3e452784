namespace Fleet;

/// <summary>Where an endpoint is, seen by someone: a name and port, or what is missing to tell.</summary>
internal sealed record EndpointView(string Scheme, string? Host, int? Port, string Missing)
{
    /// <summary>How a reader sees the endpoint: by alias on the same host, over its link from another.</summary>
    public static EndpointView For(Endpoint endpoint, StackMember? reader)
    {
        var service = endpoint.Service;
        if (service is null || reader is null || reader.Host == service.Host)
        {
            return new EndpointView(endpoint.Scheme, service?.Name, endpoint.ContainerPort, $"endpoint '{endpoint.Name}'");
        }

        var link = (reader as Workload)?.Links.FirstOrDefault(link => link.To == endpoint);
        return link?.View
            ?? new EndpointView(endpoint.Scheme, null, null, $"link to '{service.Path}'");
    }

    public string? Url => (Scheme, Port) switch
    {
        (_, null) => null,
        ("https", 443) or ("http", 80) => $"{Scheme}://{Host}",
        _ => $"{Scheme}://{Host}:{Port}",
    };

    public ValuePart Part(EndpointPart part)
    {
        if (Host is null || Port is null)
        {
            return new MissingPart(Missing);
        }

        return new TextPart(part switch
        {
            EndpointPart.Host => Host,
            EndpointPart.Port => Port.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
            EndpointPart.Url => Url!,
        });
    }
}
