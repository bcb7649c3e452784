using Fleet.Compose.Loading;
using Fleet.Compose.Support;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>
/// Reads configs, secrets and files beside the Compose file as files of the stack. One that services want with different
/// owners or modes becomes several.
/// </summary>
internal sealed class FileReader(StackReader reader)
{
    private readonly Dictionary<string, ConfigFile> _files = [];
    private readonly Dictionary<string, Value?> _contents = [];

    /// <summary>The mount of a config or secret that a service is granted; <see langword="null"/> when it is wrong.</summary>
    public Mount? Granted(Node item, bool isSecret, string subject)
    {
        var (section, noun, root) = isSecret ? ("secrets", "secret", "/run/secrets/") : ("configs", "config", "/");
        if (Attributes.Of(item, SupportTable.Grant, subject, section, reader.Problems) is not { } grant)
        {
            return null;
        }

        if (grant.Text("source") is not { } name)
        {
            reader.Problems.Add(item.At, $"{subject}: an item of '{section}' names no {noun}", "Add 'source'");
            return null;
        }

        var declared = reader.Section(section).FirstOrDefault(entry => entry.Name == name);
        if (declared is null)
        {
            reader.Problems.Add(
                item.At, $"{subject}: the {noun} '{name}' is not declared{Nearest.Hint(name, reader.Section(section).Select(entry => entry.Name))}",
                $"Add it to '{section}' at the top level");
            return null;
        }

        var key = $"{section}.{name}";
        if (!_contents.TryGetValue(key, out var content))
        {
            content = isSecret ? Secret(declared) : Config(declared);
            _contents[key] = content;
        }

        if (content is null)
        {
            return null;
        }

        var target = grant.Text("target") ?? name;
        return File(name, content, Mode(grant, isSecret ? "0400" : null), grant.Text("uid"), grant.Text("gid"))
            .At(target.StartsWith('/') ? target : root + target);
    }

    /// <summary>A file beside the Compose file, mounted at a path.</summary>
    public Mount? Local(string path, string name, string target, Place at)
    {
        if (Content(path, at) is not { } text)
        {
            return null;
        }

        var isProgram = !OperatingSystem.IsWindows() && (System.IO.File.GetUnixFileMode(path) & UnixFileMode.UserExecute) != 0;
        return File(name, text, isProgram ? "0755" : "0644", null, null).At(target);
    }

    private ConfigFile File(string name, Value content, string mode, string? uid, string? gid)
    {
        var (owner, group) = (Who(uid), Who(gid));
        var key = $"{name}|{mode}|{owner}|{group}|{content.Resolve(null)}";
        if (_files.TryGetValue(key, out var file))
        {
            return file;
        }

        var known = Naming.File(name);
        var number = 2;
        while (_files.Values.Any(each => each.Name == known))
        {
            known = $"{Naming.File(name)}-{number++}";
        }

        file = reader.Stack.Add(new ConfigFile(known, content) { Mode = mode, Owner = owner, Group = group });
        _files[key] = file;
        return file;
    }

    private Value? Config(Entry declared)
    {
        if (Attributes.Of(declared.Value, SupportTable.Config, $"Config '{declared.Name}'", "", reader.Problems) is not { } attributes
            || attributes.Has("external"))
        {
            return null;
        }

        if (attributes.Value("content") is { } content)
        {
            return content.Value;
        }

        if (attributes.Text("environment") is { } variable)
        {
            return Variable(attributes, variable);
        }

        if (attributes.Text("file") is { } path)
        {
            return Content(Folders.Join(attributes.At.Source.Folder, path), attributes.Find("file")!.At) is { } text ? (Value)text : null;
        }

        reader.Problems.Add(declared.At, $"Config '{declared.Name}' has no content", "Add 'file', 'content' or 'environment'");
        return null;
    }

    private Value? Secret(Entry declared)
    {
        if (Attributes.Of(declared.Value, SupportTable.Secret, $"Secret '{declared.Name}'", "", reader.Problems) is not { } attributes)
        {
            return null;
        }

        if (reader.Options.Secrets.GetValueOrDefault(declared.Name) is { } given)
        {
            return given;
        }

        if (attributes.Text("environment") is { } variable)
        {
            return Variable(attributes, variable);
        }

        reader.Problems.Add(
            declared.At, $"Secret '{declared.Name}' has no content that Fleet may read: secrets are in no file beside the program",
            $"Give it as ComposeOptions.Secrets[\"{declared.Name}\"]");
        return null;
    }

    private Value? Variable(Attributes attributes, string name)
    {
        if (reader.Variables.Find(name) is { } value)
        {
            return value;
        }

        attributes.Wrong("environment", $"names the variable '{name}', which is not set{Nearest.Hint(name, reader.Variables.Names)}", "Set it in the options or in the .env file");
        return null;
    }

    private string? Content(string path, Place at)
    {
        try
        {
            return new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(System.IO.File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            reader.Problems.Add(
                at, error is ArgumentException ? $"the file '{Path.GetFileName(path)}' is no text" : $"the file '{Path.GetFileName(path)}' cannot be read",
                "Paths are relative to the folder of the file that names them; config files are text in UTF-8");
            return null;
        }
    }

    private static string Mode(Attributes grant, string? otherwise)
    {
        if (grant.Text("mode") is not { } mode)
        {
            return otherwise ?? "0444";
        }

        var digits = mode.Replace("o", "", StringComparison.Ordinal).TrimStart('0');
        if (digits.Length is > 0 and <= 4 && digits.All(digit => digit is >= '0' and <= '7'))
        {
            return digits.PadLeft(4, '0');
        }

        grant.Wrong("mode", $"is '{mode}', which is not a file mode", "Write it in octal digits, such as 0440");
        return "0444";
    }

    private static string Who(string? id) => id is null or "0" ? "root" : id;
}
