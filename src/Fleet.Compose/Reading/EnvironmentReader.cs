using Fleet.Compose.Interpolation;
using Fleet.Compose.Loading;
using Fleet.Compose.Support;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>Reads the environment of a service: its files first, then what it says itself.</summary>
internal sealed class EnvironmentReader(StackReader reader, Attributes attributes)
{
    public IReadOnlyDictionary<string, Value> Read()
    {
        var values = new OrderedDictionary<string, Value>();
        foreach (var item in attributes.Items("env_file"))
        {
            foreach (var (name, value) in File(item))
            {
                values[name] = value;
            }
        }

        foreach (var entry in attributes.Entries("environment"))
        {
            if (entry.Value is not TextNode text)
            {
                attributes.Wrong(entry.At, $"environment.{entry.Name}", $"must be a text and is {entry.Value.Kind}", "Write one value");
            }
            else if (!text.IsNull)
            {
                values[entry.Name] = text.Value;
            }
            else if (reader.Variables.Find(entry.Name) is { } outside)
            {
                // A name alone passes the variable on, and nothing when it is not set.
                values[entry.Name] = outside;
            }
            else
            {
                values.Remove(entry.Name);
            }
        }

        return values;
    }

    private IReadOnlyDictionary<string, Value> File(Node item)
    {
        var (path, required, isRaw) = item switch
        {
            TextNode text => (attributes.Plain(text, "env_file"), true, false),
            _ when Attributes.Of(item, SupportTable.EnvFile, attributes.Subject, "env_file", reader.Problems) is { } file =>
                (file.Text("path"), file.Flag("required") ?? true, file.OneOf("format", "raw") == "raw"),
            _ => (null, false, false),
        };
        if (path is null)
        {
            return new Dictionary<string, Value>();
        }

        var whole = Folders.Join(item.At.Source.Folder, path);
        if (!required && !System.IO.File.Exists(whole))
        {
            return new Dictionary<string, Value>();
        }

        return isRaw && System.IO.File.Exists(whole)
            ? EnvFile.ReadRaw(System.IO.File.ReadAllText(whole))
            : reader.Loader.ReadEnv(whole, reader.Variables, item.At);
    }
}
