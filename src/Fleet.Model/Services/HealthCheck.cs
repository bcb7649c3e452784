namespace Fleet;

/// <summary>A test the engine runs in the container.</summary>
public sealed record HealthCheck
{
    private HealthCheck(IReadOnlyList<string> test) => Test = test;

    /// <summary>The test in the engine's form: <c>CMD</c> or <c>CMD-SHELL</c>, then the words.</summary>
    public IReadOnlyList<string> Test { get; }

    /// <summary>Time between two tests; the fleet's setting unless said.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>How long a test may take; 5 seconds unless said.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time after the start in which failures do not count; 10 seconds unless said.</summary>
    public TimeSpan StartPeriod { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many failures in a row make it unhealthy; 5 unless said.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>Time between two tests during the start; the interval unless said.</summary>
    public TimeSpan? StartInterval { get; init; }

    /// <summary>True unless it only switches the image's own test off.</summary>
    public bool IsTested => Test is not ["NONE"];

    /// <summary>No test, even if the image brings one.</summary>
    public static HealthCheck Off { get; } = new(["NONE"]);

    /// <summary>The test the image brings.</summary>
    public static HealthCheck OfImage { get; } = new([]);

    /// <summary>A program of the image with its arguments; exit 0 is healthy.</summary>
    public static HealthCheck Exec(params string[] words) => new(["CMD", .. words]);

    /// <summary>A line for the image's shell; exit 0 is healthy.</summary>
    public static HealthCheck Shell(string line) => new(["CMD-SHELL", line]);

    /// <summary>A page that answers with success, asked for with the image's wget.</summary>
    public static HealthCheck Wget(Endpoint endpoint, string path)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return Exec("wget", "-q", "-O", "/dev/null", $"http://127.0.0.1:{endpoint.ContainerPort}{path}");
    }

    /// <summary>A page that answers with success, asked for with the image's curl.</summary>
    public static HealthCheck Curl(Endpoint endpoint, string path)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return Exec("curl", "-fsS", "-o", "/dev/null", $"http://127.0.0.1:{endpoint.ContainerPort}{path}");
    }
}
