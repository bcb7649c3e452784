namespace Fleet.Providers.Docker;

/// <summary>Where symbolic links lead to.</summary>
internal static class LinkPath
{
    private const int MostLinks = 255;

    /// <summary>The path with all links followed, relative where it was relative.</summary>
    /// <exception cref="IOException">A link leads nowhere, or in circles.</exception>
    public static string Resolve(string path)
    {
        var open = new Stack<string>(path.Split('/').Reverse());
        var resolved = path.StartsWith('/') ? "/" : "";
        var links = 0;
        while (open.TryPop(out var part))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part == ".." && resolved is not ("" or "/") && !resolved.EndsWith("..", StringComparison.Ordinal))
            {
                resolved = Parent(resolved);
                continue;
            }

            var next = resolved is "" or "/" ? resolved + part : $"{resolved}/{part}";
            var target = part == ".." ? null : Target(next, path);
            if (target is null)
            {
                resolved = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw new IOException($"The link '{path}' leads in circles.");
            }

            resolved = target.StartsWith('/') ? "/" : resolved;
            foreach (var piece in target.Split('/').Reverse())
            {
                open.Push(piece);
            }
        }

        return resolved.Length == 0 ? "." : resolved;
    }

    private static string Parent(string path) => path.LastIndexOf('/') switch
    {
        < 0 => "",
        0 => "/",
        var at => path[..at],
    };

    private static string? Target(string path, string from)
    {
        var file = new FileInfo(path);
        return file.LinkTarget
            ?? (file.Exists || Directory.Exists(path) ? null : throw new IOException($"The link '{from}' leads nowhere."));
    }
}
