namespace Fleet;

/// <summary>How a secret is read on a host. It is read once, and again when this changes.</summary>
/// <param name="Host">The host.</param>
/// <param name="Command">A line for its shell that prints the secret, and fails when there is none.</param>
public sealed record SecretReading(Host Host, string Command)
{
    // The last assignment counts, as it does for a shell; quotes around the whole value are not part of it.
    internal static SecretReading OfVariable(Host host, string path, string variable) => new(
        host,
        $"sed -n -E 's/^[[:space:]]*(export[[:space:]]+)?{variable}=//p' {Quoted(path)} | tail -n 1"
        + """ | sed -E -e 's/^"(.*)"$/\1/' -e "s/^'(.*)'$/\1/" | grep .""");

    private static string Quoted(string path) => $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
