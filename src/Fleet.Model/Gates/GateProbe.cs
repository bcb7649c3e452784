namespace Fleet;

/// <summary>What a gate tries.</summary>
public abstract record GateProbe;

/// <summary>A connection to a port.</summary>
/// <param name="Host">The address.</param>
/// <param name="Port">The port.</param>
public sealed record TcpProbe(string Host, int Port) : GateProbe;

/// <summary>A page.</summary>
/// <param name="Url">The URL, by address so that no name needs to resolve on the host.</param>
/// <param name="HostHeader">The site asked for when it is not the URL's host. The certificate cannot be held against the
/// address then, so it is not verified: a gate learns that something answers and trusts it with nothing.</param>
public sealed record HttpProbe(string Url, string? HostHeader) : GateProbe;
