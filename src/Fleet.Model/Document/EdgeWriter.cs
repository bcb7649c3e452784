namespace Fleet.Document;

/// <summary>Writes the arrows of a model, and what must not be one.</summary>
internal static class EdgeWriter
{
    public static EdgeDocument Write(Arrow arrow) => new()
    {
        From = Path(arrow.From),
        To = Path(arrow.To),
        Kind = Words.Of(arrow.Kind),
        Label = arrow.Label,
        Port = arrow.Endpoint?.Name,
        Transport = arrow.Link?.Over?.Name,
        Via = arrow.Link?.Over?.Edge?.Path,
        Style = arrow.Style == ArrowStyle.Solid ? null : Words.Of(arrow.Style),
        Topic = arrow.Topic,
        BothWays = arrow.IsTwoWay,
    };

    public static ForbiddenDocument Write(ForbiddenEdge edge) => new()
    {
        From = Path(edge.From),
        To = Path(edge.To),
        Because = edge.Because,
    };

    public static ExternalDocument Write(ExternalService external) => new()
    {
        Name = external.Name,
        Title = external.Title,
        Description = external.Description,
        Kind = Words.Of(external.Kind),
        System = external.System,
        Provider = external.Provider?.Name,
        Host = external.RunsOn?.Id,
        Stage = external.Stage?.Name,
        Address = external.Place?.Address,
        Planned = external.IsPlanned,
        PlayedBy = external.PlayedBy?.Id,
        Ports = [.. external.Endpoints.Select(DocumentWriter.WritePort)],
    };

    /// <summary>An end as documents say it: what has a path or an id by that, the rest with its kind before the name.</summary>
    public static string Path(EdgeEnd end) => end.Kind switch
    {
        EdgeEndKind.Host or EdgeEndKind.Stack or EdgeEndKind.Member or EdgeEndKind.External => end.Path,
        EdgeEndKind.Stage or EdgeEndKind.Group or EdgeEndKind.Database or EdgeEndKind.Backup or EdgeEndKind.Routes => $"{Words.Of(end.Kind)}:{end.Path}",
    };
}
