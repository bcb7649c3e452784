using System.CommandLine;

namespace Fleet.Cli.Commands;

/// <summary>The options of every command.</summary>
internal sealed class GlobalSymbols
{
    private readonly Option<string> _folder = new("--cwd", "-C")
    {
        Description = "Run as if started in this folder.",
        HelpName = "FOLDER",
        Recursive = true,
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<string> _color = new("--color")
    {
        Description = "Colours: auto, always, never. NO_COLOR is honoured.",
        HelpName = "WHEN",
        Recursive = true,
        DefaultValueFactory = _ => "auto",
    };

    private readonly Option<bool> _nonInteractive = new("--non-interactive")
    {
        Description = "Ask nothing and redraw nothing, even on a terminal.",
        Recursive = true,
    };

    private readonly Option<TimeSpan> _waitLock = new("--wait-lock")
    {
        Description = "Wait this long for a stack that somebody else holds, such as 90s, 10m or 1h.",
        HelpName = "DURATION",
        Recursive = true,
        CustomParser = result => WaitTime.Parse(result),
    };

    /// <summary>Adds them to the root.</summary>
    public void AddTo(RootCommand root)
    {
        _color.AcceptOnlyFromAmong("auto", "always", "never", "raw");
        root.Options.Add(_folder);
        root.Options.Add(_color);
        root.Options.Add(_nonInteractive);
        root.Options.Add(_waitLock);
    }

    /// <summary>What the operator said.</summary>
    public GlobalOptions Bind(ParseResult line, string current)
    {
        if (line.Errors.Count > 0)
        {
            return new GlobalOptions(current, "auto", true);
        }

        return new GlobalOptions(
            Path.GetFullPath(line.GetValue(_folder) ?? ".", current),
            line.GetValue(_color) is "raw" or null ? "never" : line.GetValue(_color)!,
            !line.GetValue(_nonInteractive),
            line.GetResult(_waitLock) is null ? TimeSpan.Zero : line.GetValue(_waitLock));
    }
}
