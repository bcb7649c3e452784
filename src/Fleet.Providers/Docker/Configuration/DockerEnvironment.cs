namespace Fleet.Providers.Docker;

/// <summary>What the Docker command of this machine would be told by its surroundings.</summary>
/// <param name="Variable">Environment variables; null for one that is not set.</param>
/// <param name="Home">The user's folder.</param>
internal sealed record DockerEnvironment(Func<string, string?> Variable, string Home)
{
    /// <summary>This process's own.</summary>
    public static DockerEnvironment Current { get; } = new(
        Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>The folder of the Docker command's configuration.</summary>
    public string ConfigFolder => Text("DOCKER_CONFIG") switch
    {
        { } file when file.EndsWith(".json", StringComparison.Ordinal) => Path.GetDirectoryName(file) ?? "",
        { } folder => folder,
        null => Path.Combine(Home, ".docker"),
    };

    /// <summary>The file with the Docker command's logins.</summary>
    public string ConfigFile => Text("DOCKER_CONFIG") is { } file && file.EndsWith(".json", StringComparison.Ordinal)
        ? file
        : Path.Combine(ConfigFolder, "config.json");

    /// <summary>A variable; null when it is not set or empty.</summary>
    public string? Text(string variable) => Variable(variable) is { Length: > 0 } text ? text : null;

    /// <summary>The engine's socket on this machine: the usual one, or that of a desktop or of an engine without root.</summary>
    public string Socket()
    {
        var others = new[]
        {
            Text("XDG_RUNTIME_DIR") is { } runtime ? Path.Combine(runtime, "docker.sock") : null,
            Path.Combine(Home, ".docker/run/docker.sock"),
            Path.Combine(Home, ".docker/desktop/docker.sock"),
        };
        const string usual = Remote.Docker.UnixSocketDialer.DefaultPath;
        return File.Exists(usual) ? usual : others.FirstOrDefault(path => path is not null && File.Exists(path)) ?? usual;
    }
}
