namespace Fleet;

/// <summary>
/// Something a service uses, with the names of the environment variables that tell it where that is. It is an edge of the
/// fleet: it produces the settings and says which way must be open.
/// </summary>
/// <param name="to">What is used.</param>
/// <example><code>
/// Uses = { redis.As("REDIS_URL"), new Use(sql) { Host = "DB_HOST", Port = "DB_PORT", Password = "DB_PASSWORD" } }
/// </code></example>
public sealed class Use(Endpoint to)
{
    /// <summary>What is used.</summary>
    public Endpoint To { get; } = to;

    /// <summary>The variable for the whole URL, with the login where one is needed.</summary>
    public string? Url { get; init; }

    /// <summary>The variable for the host name or address.</summary>
    public string? Host { get; init; }

    /// <summary>The variable for the port.</summary>
    public string? Port { get; init; }

    /// <summary>The variable for the user.</summary>
    public string? User { get; init; }

    /// <summary>The variable for the password.</summary>
    public string? Password { get; init; }

    /// <summary>An endpoint alone opens the way and sets nothing.</summary>
    public static implicit operator Use(Endpoint to) => new(to);

    /// <summary>Sets its variables.</summary>
    internal void SetIn(EnvironmentMap environment)
    {
        foreach (var (variable, value) in Settings)
        {
            environment[variable] = value;
        }
    }

    private IEnumerable<(string Variable, Value? Value)> Settings =>
        from setting in new (string? Variable, Value? Value)[]
        {
            (Url, To.LoginUrl), (Host, To.Host), (Port, To.Port), (User, To.User), (Password, To.Password),
        }
        where setting.Variable is not null
        select (setting.Variable, setting.Value);
}
