namespace Fleet;

/// <summary>
/// How a new version of a file is judged before it takes the place of the old one: by a program of the image that will
/// read it, on the file's host, in a container without network.
/// </summary>
/// <param name="By">The service whose image has the program.</param>
/// <param name="Folder">Where the program finds the file's folder.</param>
/// <param name="Command">The program and its arguments; <c>{}</c> stands for the new file's path.</param>
/// <example><code>
/// stack.Add(new ConfigFile("haproxy.cfg", "frontend shop")
/// {
///     Validation = new FileValidation(gateway, "/usr/local/etc/haproxy", "haproxy", "-c", "-f", "{}"),
/// });
/// </code></example>
public sealed record FileValidation(Service By, string Folder, params IReadOnlyList<string> Command)
{
    /// <summary>Environment variables that must be there, whatever is in them: secrets are not told to a judge.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];
}
