using Pulumirpc;

namespace Pulumi.Testing;

/// <summary>Keeps the errors that the tested program logs.</summary>
internal sealed class MockEngine : IEngine
{
    private readonly Lock _gate = new();
    private readonly List<string> _errors = [];

    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_gate)
            {
                return [.. _errors];
            }
        }
    }

    public Task LogAsync(LogRequest request)
    {
        if (request.Severity == LogSeverity.Error)
        {
            lock (_gate)
            {
                _errors.Add(request.Message);
            }
        }

        return Task.CompletedTask;
    }

    public Task RequirePulumiVersionAsync(RequirePulumiVersionRequest request) => Task.CompletedTask;
}
