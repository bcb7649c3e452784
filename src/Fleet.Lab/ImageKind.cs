namespace Fleet.Lab;

/// <summary>What a declared image is in the lab.</summary>
public enum ImageKind
{
    /// <summary>A small server that answers on the declared ports, or a job that succeeds.</summary>
    StandIn,

    /// <summary>A real Redis, which answers to Valkey's command names too.</summary>
    Redis,

    /// <summary>A real PostgreSQL.</summary>
    Postgres,

    /// <summary>A real nginx.</summary>
    Nginx,

    /// <summary>A real Caddy, with nginx's stream module beside it for layer-4 routes.</summary>
    Caddy,
}
