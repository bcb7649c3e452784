using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Fleet.Jobs;

/// <summary>What a <c>fleet:index:Job</c> should run.</summary>
internal sealed record JobInputs
{
    private const int DefaultTimeoutSeconds = 300;
    private const int LongestTimeoutSeconds = 24 * 60 * 60;

    private const int MostRetries = 100;

    private static readonly string[] MountMembers = ["source", "target", "readOnly"];

    public required string Name { get; init; }

    public required string Image { get; init; }

    /// <summary>Null keeps the image's own.</summary>
    public ImmutableArray<string>? Entrypoints { get; init; }

    /// <summary>Null keeps the image's own. Nothing at all is declared by an empty list, too.</summary>
    public ImmutableArray<string>? Command { get; init; }

    public ImmutableArray<string> Envs { get; init; } = [];

    public ImmutableArray<string> Networks { get; init; } = [];

    public ImmutableArray<JobMount> Volumes { get; init; } = [];

    public string? User { get; init; }

    public string? WorkingDir { get; init; }

    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public TimeSpan Timeout { get; init; }

    /// <summary>How often it is run again when it fails.</summary>
    public int Retries { get; init; }

    /// <summary>A fingerprint of all inputs, by which a run that was interrupted recognises its own container.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Validates and fills in defaults.</summary>
    public static CheckResult Check(CheckRequest request)
    {
        var check = new InputCheck(request.NewInputs);
        check.AllowOnly(
            "name", "image", "entrypoints", "command", "envs", "networks", "volumes", "user", "workingDir", "labels",
            "timeoutSeconds", "retries", "triggers");
        check.Default("timeoutSeconds", DefaultTimeoutSeconds);
        if (check.Text("name", isRequired: true) is { } name && (name.Length < 2 || !name.All(IsNameLetter)))
        {
            check.Fail("name", $"'{name}' is not a container name: two or more letters, digits, '_', '.' or '-'.");
        }

        check.Text("image", isRequired: true);
        check.Texts("entrypoints");
        check.Texts("command");
        check.Texts("networks");
        check.Text("user");
        check.Text("workingDir");
        check.Map("labels");
        check.Number("timeoutSeconds", least: 1, most: LongestTimeoutSeconds);
        check.Number("retries", least: 0, most: MostRetries);
        if (check.Texts("envs").FirstOrDefault(text => text.IndexOf('=') < 1) is not null)
        {
            check.Fail("envs", "Every variable is written as NAME=value.");
        }

        CheckVolumes(check);
        return check.Result();
    }

    /// <summary>Reads checked inputs.</summary>
    public static JobInputs Read(PropertyMap inputs)
    {
        var check = new InputCheck(inputs);
        return new JobInputs
        {
            Name = check.Text("name") ?? "",
            Image = check.Text("image") ?? "",
            Entrypoints = check.Texts("entrypoints") is { IsEmpty: false } entrypoints ? entrypoints : null,
            Command = check.Texts("command") is { IsEmpty: false } command ? command : null,
            Envs = check.Texts("envs"),
            Networks = check.Texts("networks"),
            Volumes =
            [
                .. (inputs.Find("volumes")?.AsList() ?? []).Select(volume => volume.AsMap()).Select(volume => new JobMount(
                    volume.Find("source")?.AsText() ?? "",
                    volume.Find("target")?.AsText() ?? "",
                    volume.Find("readOnly")?.AsBool() == true)),
            ],
            User = check.Text("user"),
            WorkingDir = check.Text("workingDir"),
            Labels = check.Map("labels").ToImmutableSortedDictionary(
                label => label.Key, label => label.Value.AsText() ?? "", StringComparer.Ordinal),
            Timeout = TimeSpan.FromSeconds(check.Number("timeoutSeconds") ?? DefaultTimeoutSeconds),
            Retries = check.Number("retries") ?? 0,
            Fingerprint = FingerprintOf(inputs),
        };
    }

    private static string FingerprintOf(PropertyMap inputs)
    {
        var text = new StringBuilder();
        Describe(new PropertyValue.Map(inputs), text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }

    /// <summary>Writes a value so that different ones never read the same; secrets like the value inside.</summary>
    private static void Describe(PropertyValue value, StringBuilder text)
    {
        switch (value.Unwrap())
        {
            case PropertyValue.Map map:
                foreach (var (name, member) in map.Members.Where(member => member.Value.Unwrap() is not PropertyValue.Null))
                {
                    text.Append('{').Append(name.Length).Append(':').Append(name);
                    Describe(member, text);
                }

                text.Append('}');
                break;
            case PropertyValue.List list:
                list.Items.ToList().ForEach(item => Describe(item, text.Append('[')));
                text.Append(']');
                break;
            case PropertyValue.Text words:
                text.Append('t').Append(words.Value.Length).Append(':').Append(words.Value);
                break;
            case var other:
                text.Append(other).Append(';');
                break;
        }
    }

    private static bool IsNameLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-';

    private static void CheckVolumes(InputCheck check)
    {
        if (check.IsAbsent("volumes") || check.IsUnknown("volumes"))
        {
            return;
        }

        var volumes = check.Inputs["volumes"].AsList();
        for (var position = 0; position < volumes.Length; position++)
        {
            var volume = volumes[position].AsMap();
            var isWhole = volume.Find("source")?.AsText() is { Length: > 0 }
                && volume.Find("target")?.AsText()?.StartsWith('/') == true
                && volume.Keys.All(name => MountMembers.Contains(name, StringComparer.Ordinal));
            if (!isWhole)
            {
                check.Fail(
                    $"volumes[{position}]",
                    "A volume has a 'source' (a volume's name or an absolute path), an absolute 'target', and perhaps 'readOnly'.");
            }
        }
    }
}

/// <summary>A volume or folder of the host that the job sees.</summary>
internal sealed record JobMount(string Source, string Target, bool ReadOnly);
