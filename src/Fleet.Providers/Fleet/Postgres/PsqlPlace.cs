using System.Text;
using Fleet.Protocol;
using Fleet.Providers.Resources;
using Fleet.Remote;

namespace Fleet.Providers.Fleet.Postgres;

/// <summary>Where <c>psql</c> is run and what it connects to.</summary>
/// <param name="Container">The container it is run in; the host itself when null.</param>
/// <param name="Host">The server's address as seen from there; its local socket when null.</param>
/// <param name="Port">The server's port.</param>
/// <param name="User">The administrator.</param>
/// <param name="Password">The administrator's password; none where the socket asks for none.</param>
internal sealed record PsqlPlace(string? Container, string? Host, int? Port, string User, string? Password)
{
    /// <summary>
    /// The password is the first line of what the shell reads, so that it is on no command line and in no environment that
    /// others see; the rest is the script.
    /// </summary>
    private const string Shell =
        "IFS= read -r PGPASSWORD; [ -n \"$PGPASSWORD\" ] && export PGPASSWORD || unset PGPASSWORD; exec psql \"$@\"";

    private const string NoContainer = "No such container";

    /// <summary>Runs a script as the administrator; returns what it prints, or null when the container is not there.</summary>
    /// <exception cref="DiagnosticException">It failed.</exception>
    public async Task<string?> RunAsync(FleetHost host, Urn urn, string script, string failure, CancellationToken cancellationToken)
    {
        var command = RemoteCommand.Of(Words(host)) with
        {
            Stdin = new MemoryStream(Encoding.UTF8.GetBytes($"{Password}\n{script}")),
            Sudo = host.Sudo,
            IsSecret = true,
        };
        var result = await host.Connection.RunAsync(command, cancellationToken);
        if (result.IsSuccess)
        {
            return result.Output;
        }

        if (Container is not null && result.Error.Contains(NoContainer, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // What psql shows of a statement may hold the verifier of a password, so only its own lines are repeated.
        var said = string.Join('\n', result.Error.Split('\n')
            .Where(line => line.Contains("ERROR:", StringComparison.Ordinal) || line.Contains("FATAL:", StringComparison.Ordinal)
                || line.StartsWith("psql: ", StringComparison.Ordinal) || line.StartsWith("Error", StringComparison.Ordinal))
            .TakeLast(5));
        throw RemoteErrors.Error(
            urn, $"{failure}: psql ended with exit code {result.ExitCode}.",
            "Check that the server runs and that its administrator may log in from there.", said);
    }

    private string[] Words(FleetHost host)
    {
        string[] psql =
        [
            "sh", "-c", Shell, "sh", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-U", User, "-d", "postgres",
            .. Host is null ? (string[])[] : ["-h", Host],
            .. Port is null ? (string[])[] : ["-p", $"{Port}"],
        ];
        return Container is null ? psql : [host.DockerPath, "exec", "-i", Container, .. psql];
    }
}
