using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Fleet.Firewalls;

/// <summary>What a <c>fleet:index:Firewall</c> should be.</summary>
/// <param name="Rules">What is in the table: chains and sets in nft's words.</param>
/// <param name="Confirmation">In what time a new connection must have been made before the rules are taken back.</param>
internal sealed record FirewallInputs(string Rules, TimeSpan Confirmation)
{
    /// <summary>The one table that Fleet owns. Docker's, and everybody else's, are left alone.</summary>
    public const string Table = "inet fleet";

    private const int DefaultSeconds = 30;

    /// <summary>Replaces the table in one transaction.</summary>
    public string Ruleset => $"table {Table}\ndelete table {Table}\ntable {Table} {{\n{Rules.TrimEnd('\n')}\n}}\n";

    /// <summary>Validates and fills in defaults.</summary>
    public static CheckResult Check(CheckRequest request)
    {
        var check = new InputCheck(request.NewInputs);
        check.AllowOnly("rules", "confirmSeconds");
        check.Default("confirmSeconds", DefaultSeconds);
        check.Number("confirmSeconds", least: 3, most: 600);
        if (check.Text("rules", isRequired: true) is { } rules && !IsBalanced(rules))
        {
            check.Fail("rules", "The rules close a brace that they did not open, or leave one open: they are what is inside of one table.");
        }

        return check.Result();
    }

    /// <summary>Reads checked inputs.</summary>
    public static FirewallInputs Read(PropertyMap inputs)
    {
        var check = new InputCheck(inputs);
        return new FirewallInputs(check.Text("rules") ?? "", TimeSpan.FromSeconds(check.Number("confirmSeconds") ?? DefaultSeconds));
    }

    /// <summary>True when nothing in it can end the table it is put into.</summary>
    private static bool IsBalanced(string rules)
    {
        var (depth, isQuoted, isComment) = (0, false, false);
        foreach (var letter in rules)
        {
            isComment = letter != '\n' && (isComment || (letter == '#' && !isQuoted));
            isQuoted ^= letter == '"' && !isComment;
            depth += (letter, isQuoted || isComment) switch { ('{', false) => 1, ('}', false) => -1, _ => 0 };
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0 && !isQuoted;
    }
}
