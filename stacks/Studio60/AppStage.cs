using Fleet;

namespace Stacks.Studio60;

/// <summary>
/// All in which staging and production differ. The names are spelled out: they follow no pattern (the role of auth is
/// called otherwise than the rest, and Pulse has a domain of its own in production).
/// </summary>
/// <param name="Host">The application host.</param>
/// <param name="Auth">The domain of the login.</param>
/// <param name="Pulse">The domain of Pulse.</param>
/// <param name="N8n">The domain of n8n.</param>
/// <param name="AuthData">The database of the login.</param>
/// <param name="PulseData">The database of Pulse.</param>
/// <param name="MailData">The database of the mailer.</param>
/// <param name="N8nData">The database of n8n.</param>
internal sealed record AppStage(
    Host Host,
    string Auth,
    string Pulse,
    string N8n,
    Database AuthData,
    Database PulseData,
    Database MailData,
    Database N8nData)
{
    /// <summary>The four databases.</summary>
    public IReadOnlyList<Database> Databases => [AuthData, PulseData, MailData, N8nData];
}
