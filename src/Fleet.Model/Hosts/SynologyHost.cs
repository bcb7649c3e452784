namespace Fleet;

/// <summary>
/// Network storage from Synology with its Container Manager, reached over SSH. Its engine belongs to root, who does not log in:
/// Fleet goes through <c>sudo</c>, which must ask the user no password, and needs nothing to be forwarded.
/// </summary>
/// <param name="id">The permanent id.</param>
/// <example><code>var nas = fleet.Add(new SynologyHost("nas") { Description = "photos and backups" });</code></example>
public sealed class SynologyHost(string id) : Host(id)
{
    /// <inheritdoc/>
    public override string Kind => "synology";

    /// <inheritdoc/>
    public override bool NeedsSudo => true;
}
