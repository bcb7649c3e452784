namespace Fleet;

/// <summary>Where an endpoint is, seen by someone: a name and port, or what is missing to tell.</summary>
internal sealed record EndpointView(string Scheme, string? Host, int? Port, string Missing)
{
    /// <summary>
    /// How a reader sees the endpoint: by alias from a container on the same host, by the published port from the host
    /// itself, over its link from another host.
    /// </summary>
    public static EndpointView For(Endpoint endpoint, StackMember? reader)
    {
        var listener = endpoint.Listener;
        if (listener is null && endpoint.External is { } external)
        {
            return reader?.Links.FirstOrDefault(link => link.To == endpoint)?.View ?? For(endpoint, external);
        }

        if (listener is null || reader is null)
        {
            return new EndpointView(endpoint.Scheme, listener?.Name, endpoint.ContainerPort, $"endpoint '{endpoint.Name}'");
        }

        if (reader.Host == listener.Host)
        {
            return Near(endpoint, listener, reader);
        }

        var link = reader.Links.FirstOrDefault(link => link.To == endpoint);
        return link?.View
            ?? new EndpointView(endpoint.Scheme, null, null, $"link to '{listener.Path}'");
    }

    /// <summary>Outside of the fleet everybody sees the same.</summary>
    public static EndpointView For(Endpoint endpoint, ExternalService external) => new(
        endpoint.Scheme,
        external.Place?.Address,
        external.Place?.Port ?? endpoint.PublishedPort ?? endpoint.ContainerPort,
        $"address of {(external.RunsOn is { } host ? $"'{host.Id}'" : $"external '{external.Name}'")}");

    private static EndpointView Near(Endpoint endpoint, StackMember listener, StackMember reader)
    {
        if (reader.IsOnHostNetwork)
        {
            var address = endpoint.HostAddress == "0.0.0.0" ? "127.0.0.1" : endpoint.HostAddress;
            return new EndpointView(endpoint.Scheme, address, endpoint.HostPort, $"published port of '{listener.Path}'");
        }

        if (listener.IsOnHostNetwork)
        {
            var address = endpoint.Binding == Publish.Overlay ? listener.Host?.Place?.Overlay : listener.Host?.Place?.Peers;
            return new EndpointView(endpoint.Scheme, address, endpoint.ContainerPort, $"address of '{listener.Host?.Id}'");
        }

        var owner = (listener as Service)?.NetworkOwner ?? listener;
        var isShared = (reader as Service)?.NetworkOwner == owner && reader != listener;
        return new EndpointView(
            endpoint.Scheme, isShared ? "localhost" : owner.Name, endpoint.ContainerPort, $"endpoint '{endpoint.Name}'");
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
