using System.Globalization;
using System.Text;

namespace Fleet.Units;

/// <summary>Writes unit files, and files of variables, as systemd reads them.</summary>
internal static class UnitText
{
    public static ResolvedValue Of(SystemdService service)
    {
        var parts = new List<ValuePart>();
        var after = string.Join(' ', service.After.Prepend("network-online.target"));
        Add(parts, $"""
            [Unit]
            Description={OneLine(service.Description ?? service.Path)}
            After={after}
            Wants={after}

            [Service]
            Type=exec
            User={service.User}

            """);
        if (service.WorkingDirectory is { } folder)
        {
            Add(parts, $"WorkingDirectory={Specifiers(folder)}\n");
        }

        if (service.Environment.Any())
        {
            Add(parts, $"EnvironmentFile={Specifiers(service.EnvironmentFile)}\n");
        }

        if (service.MemoryMiB is { } memory)
        {
            Add(parts, string.Create(CultureInfo.InvariantCulture, $"MemoryMax={memory}M\n"));
        }

        Add(parts, "ExecStart=");
        foreach (var (index, word) in service.Command.Index())
        {
            Add(parts, index == 0 ? "" : " ");
            parts.AddRange(Quoted(word.Resolve(service), Argument).Parts);
        }

        Add(parts, $"""

            Restart={Restart(service.Restart)}
            RestartSec=5

            [Install]
            WantedBy=multi-user.target

            """);
        return new ResolvedValue(parts);
    }

    public static ResolvedValue Variables(SystemdService service)
    {
        var parts = new List<ValuePart>();
        foreach (var (name, value) in service.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Add(parts, $"{name}=");
            parts.AddRange(Quoted(value.Resolve(service), Variable).Parts);
            Add(parts, "\n");
        }

        return new ResolvedValue(parts);
    }

    private static void Add(List<ValuePart> parts, string text) => parts.Add(new TextPart(text));

    /// <summary>In quotes unless it is a plain word.</summary>
    private static ResolvedValue Quoted(ResolvedValue value, Func<string, string> escape) =>
        value.Parts.All(part => part is TextPart text && text.Text.All(IsPlain)) && value.Parts.Count > 0
            ? value
            : new ResolvedValue([new TextPart("\""), .. value.Escaped(escape).Parts, new TextPart("\"")]);

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || "-_./:=@,+".Contains(letter);

    private static string Argument(string text) => Specifiers(Variable(text)).Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\\$", "$$", StringComparison.Ordinal).Replace("\\`", "`", StringComparison.Ordinal);

    private static string Variable(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text)
        {
            if (letter is '\\' or '"' or '$' or '`')
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
        }

        return escaped.ToString();
    }

    private static string Specifiers(string text) => text.Replace("%", "%%", StringComparison.Ordinal);

    private static string OneLine(string text) => Specifiers(string.Join(' ', text.Split('\n', '\r')));

    private static string Restart(RestartPolicy policy) => policy switch
    {
        RestartPolicy.UnlessStopped or RestartPolicy.Always => "always",
        RestartPolicy.OnFailure => "on-failure",
        RestartPolicy.No => "no",
    };
}
