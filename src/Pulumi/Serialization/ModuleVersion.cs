namespace Pulumi.Serialization;

/// <summary>The version of a package as far as it matters for whether a class can stand for its resources.</summary>
internal readonly record struct ModuleVersion(Version Number, bool IsRelease) : IComparable<ModuleVersion>
{
    /// <summary>Reads <c>5.2.0</c>, <c>v5.2.0-alpha.1+dirty</c>; what is no version is the lowest.</summary>
    public static ModuleVersion Parse(string? text)
    {
        var number = (text ?? "").TrimStart('v').Split('-', '+')[0];
        return Version.TryParse(number, out var parsed)
            ? new(parsed, !text!.Split('+')[0].Contains('-', StringComparison.Ordinal))
            : new(new Version(0, 0, 0), true);
    }

    /// <summary>
    /// Whether a class made for one version can stand for a resource of another: of the same major version, not older.
    /// Where either does not tell its version, it can.
    /// </summary>
    public static bool Fits(string? offered, string wanted)
    {
        if (string.IsNullOrEmpty(offered) || wanted.Length == 0)
        {
            return true;
        }

        var (have, want) = (Parse(offered), Parse(wanted));
        return have.Number.Major == want.Number.Major && have.CompareTo(want) >= 0;
    }

    public int CompareTo(ModuleVersion other) =>
        Number.CompareTo(other.Number) is not 0 and var order ? order : IsRelease.CompareTo(other.IsRelease);
}
