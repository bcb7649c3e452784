using System.Text.RegularExpressions;

namespace Fleet.Conformance.Tests.Kit;

/// <summary>Takes out of texts what differs from run to run, and what only makes them long.</summary>
internal static partial class Names
{
    /// <summary>Without the stack and project of URNs, and with <c>GUID</c> in place of random ids.</summary>
    public static string Short(string text) => Guid().Replace(Prefix().Replace(text, ""), "GUID");

    [GeneratedRegex("urn:pulumi:dev::[a-z0-9-]+::")]
    private static partial Regex Prefix();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Guid();
}
