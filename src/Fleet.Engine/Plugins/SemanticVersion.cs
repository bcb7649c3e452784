using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Fleet.Engine.Plugins;

/// <summary>A version such as <c>1.2.3-beta.1+build</c>, ordered as semantic versions are; the build does not count.</summary>
internal sealed record SemanticVersion(int Major, int Minor, int Patch, string Prerelease) : IComparable<SemanticVersion>
{
    public bool IsPrerelease => Prerelease.Length > 0;

    /// <summary>Reads a version, with or without a leading <c>v</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out SemanticVersion? version)
    {
        version = null;
        var plain = text.TrimStart('v').Split('+')[0];
        var dash = plain.IndexOf('-', StringComparison.Ordinal);
        var numbers = (dash < 0 ? plain : plain[..dash]).Split('.');
        if (numbers.Length != 3 || !Number(numbers[0], out var major) || !Number(numbers[1], out var minor)
            || !Number(numbers[2], out var patch))
        {
            return false;
        }

        version = new SemanticVersion(major, minor, patch, dash < 0 ? "" : plain[(dash + 1)..]);
        return true;
    }

    public int CompareTo(SemanticVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        var numbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return numbers != 0 ? numbers : ComparePrerelease(Prerelease, other.Prerelease);
    }

    public override string ToString() => $"{Major}.{Minor}.{Patch}{(IsPrerelease ? "-" : "")}{Prerelease}";

    // A release comes after its prereleases; identifiers compare one by one, numbers before words.
    private static int ComparePrerelease(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return right.Length.CompareTo(left.Length);
        }

        foreach (var (one, other) in left.Split('.').Zip(right.Split('.')))
        {
            var compared = (Number(one, out var number), Number(other, out var otherNumber)) switch
            {
                (true, true) => number.CompareTo(otherNumber),
                (true, false) => -1,
                (false, true) => 1,
                (false, false) => string.CompareOrdinal(one, other),
            };
            if (compared != 0)
            {
                return compared;
            }
        }

        return left.Split('.').Length.CompareTo(right.Split('.').Length);
    }

    private static bool Number(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
