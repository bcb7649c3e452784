namespace Fleet.Conformance.Tests.Kit;

/// <summary>A difference between what the two SDKs send that is meant to be.</summary>
/// <param name="Call">The rpc and its subject; <c>*</c> stands for anything.</param>
/// <param name="Field">The field's path; <c>*</c> stands for anything. Empty when one of the SDKs makes no such call.</param>
/// <param name="Node">What the Node.js SDK sends; <c>*</c> for anything, empty for nothing.</param>
/// <param name="Dotnet">What ours sends.</param>
/// <param name="Reason">Why that is well.</param>
internal sealed record Allowance(string Call, string Field, string Node, string Dotnet, string Reason)
{
    /// <summary>The only program that may differ so; null for any.</summary>
    public string? Program { get; init; }

    public bool Covers(Difference difference) =>
        (Program is null || Program == difference.Program)
        && Matches(Call, difference.Call) && Matches(Field, difference.Field)
        && Matches(Node, difference.Node) && Matches(Dotnet, difference.Dotnet);

    internal static bool Matches(string pattern, string text)
    {
        var parts = pattern.Split('*');
        if (parts.Length == 1)
        {
            return pattern == text;
        }

        if (!text.StartsWith(parts[0], StringComparison.Ordinal) || !text.EndsWith(parts[^1], StringComparison.Ordinal)
            || text.Length < parts[0].Length + parts[^1].Length)
        {
            return false;
        }

        var at = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            at = text.IndexOf(part, at, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            at += part.Length;
        }

        return at <= text.Length - parts[^1].Length;
    }
}
