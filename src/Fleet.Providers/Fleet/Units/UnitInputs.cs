using System.Text.RegularExpressions;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Fleet.Files;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Fleet.Units;

/// <summary>What a <c>fleet:index:SystemdUnit</c> should be.</summary>
/// <param name="Name">The unit's name with its kind, such as <c>backup.timer</c>.</param>
/// <param name="Content">The unit file.</param>
/// <param name="IsEnabled">True to start it with the host.</param>
/// <param name="IsActive">True to have it run now.</param>
/// <param name="OnChange">What a running unit gets when its file or a trigger changes.</param>
internal sealed partial record UnitInputs(string Name, string Content, bool IsEnabled, bool IsActive, string OnChange)
{
    private const string Folder = "/etc/systemd/system";

    private static readonly string[] Changes = ["restart", "reload", "none"];

    /// <summary>The unit's file.</summary>
    public SystemFile File => new(PathOf(Name), Content);

    /// <summary>Where the file of a unit is.</summary>
    public static string PathOf(string name) => $"{Folder}/{name}";

    /// <summary>Validates and fills in defaults.</summary>
    public static CheckResult Check(CheckRequest request)
    {
        var check = new InputCheck(request.NewInputs);
        check.AllowOnly("name", "content", "enabled", "active", "onChange", "triggers");
        check.Default("enabled", true);
        check.Default("active", true);
        check.Default("onChange", "restart");
        check.Bool("enabled");
        var isActive = check.Bool("active") == true;
        if (check.Text("name", isRequired: true) is { } name)
        {
            if (!NamePattern().IsMatch(name))
            {
                check.Fail("name", $"'{name}' is not the name of a unit: letters, digits and ':-_.@', then its kind, such as '.service' or '.timer'.");
            }
            else if (isActive && name.Contains("@.", StringComparison.Ordinal))
            {
                check.Fail("active", $"'{name}' is a template, which cannot run itself. Set 'active' to false.");
            }
        }

        if (check.Text("content", isRequired: true) is { } content && !SectionPattern().IsMatch(content))
        {
            check.Fail("content", "A unit file has sections, such as '[Unit]' and '[Service]'; this has none.");
        }

        if (check.Text("onChange") is { } change && !Changes.Contains(change, StringComparer.Ordinal))
        {
            check.Fail("onChange", $"'{change}' is none of {string.Join(", ", Changes)}.");
        }

        return check.Result();
    }

    /// <summary>Reads checked inputs.</summary>
    public static UnitInputs Read(PropertyMap inputs) => new(
        inputs.Find("name")?.AsText() ?? "",
        inputs.Find("content")?.AsText() ?? "",
        inputs.Find("enabled")?.AsBool() != false,
        inputs.Find("active")?.AsBool() != false,
        inputs.Find("onChange")?.AsText() ?? "restart");

    [GeneratedRegex(@"^[A-Za-z0-9:_.@\\-]+\.(service|socket|timer|mount|automount|swap|path|target|slice)$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^\[[A-Za-z]+\]\s*$", RegexOptions.Multiline)]
    private static partial Regex SectionPattern();
}
