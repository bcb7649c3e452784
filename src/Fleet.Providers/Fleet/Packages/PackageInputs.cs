using System.Text.RegularExpressions;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Fleet.Packages;

/// <summary>What a <c>fleet:index:Package</c> should be.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Version">The version that must be installed; null for any.</param>
/// <param name="InstallsRecommends">True to install what it recommends, too.</param>
/// <param name="Purges">True to remove its configuration with it.</param>
internal sealed partial record PackageInputs(string Name, string? Version, bool InstallsRecommends, bool Purges)
{
    /// <summary>Validates and fills in defaults.</summary>
    public static CheckResult Check(CheckRequest request)
    {
        var check = new InputCheck(request.NewInputs);
        check.AllowOnly("name", "version", "installRecommends", "purge");
        check.Default("installRecommends", false);
        check.Default("purge", false);
        check.Bool("installRecommends");
        check.Bool("purge");
        if (check.Text("name", isRequired: true) is { } name && !NamePattern().IsMatch(name))
        {
            check.Fail("name", $"'{name}' is not the name of a Debian package.");
        }

        if (check.Text("version") is { } version && !VersionPattern().IsMatch(version))
        {
            check.Fail("version", $"'{version}' is not a version of a Debian package.");
        }

        return check.Result();
    }

    /// <summary>Reads checked inputs.</summary>
    public static PackageInputs Read(PropertyMap inputs) => new(
        inputs.Find("name")?.AsText() ?? "",
        inputs.Find("version")?.AsText(),
        inputs.Find("installRecommends")?.AsBool() == true,
        inputs.Find("purge")?.AsBool() == true);

    [GeneratedRegex("^[a-z0-9][a-z0-9+.-]+(:[a-z0-9]+)?$")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[0-9][A-Za-z0-9.+~:-]*$")]
    private static partial Regex VersionPattern();
}
