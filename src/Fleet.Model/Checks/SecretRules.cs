using System.Text.RegularExpressions;

namespace Fleet;

/// <summary>Secrets are declared as secrets, and never part of a command line.</summary>
internal static partial class SecretRules
{
    [GeneratedRegex("(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|MASTER_?KEY|ACCESS_?KEY|CREDENTIALS?)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex SecretName { get; }

    // For example redis://user:pass@cache:6379
    [GeneratedRegex(@"://[^/\s:@]*:[^/\s@]+@")]
    private static partial Regex LoginInUrl { get; }

    public static IEnumerable<Finding> SecretsAreNotPlain(FleetModel fleet)
    {
        foreach (var workload in fleet.Workloads)
        {
            foreach (var (name, value) in workload.Environment)
            {
                if (!IsPlain(value.Resolve(workload), out var text))
                {
                    continue;
                }

                if (SecretName.IsMatch(name) && text.Length > 0)
                {
                    yield return Finding.Error(
                        "secret-plain", workload, $"the environment variable '{name}' holds a secret in plain text",
                        "Declare it as a Secret, generated or from config");
                }
                else if (LoginInUrl.IsMatch(text))
                {
                    yield return Finding.Error(
                        "secret-plain", workload, $"the environment variable '{name}' holds a URL with a password in plain text",
                        "Declare the password as a Secret and put the URL together with Value.Format");
                }
            }
        }
    }

    public static IEnumerable<Finding> SecretsStayOffCommandLines(FleetModel fleet) =>
        from workload in fleet.Workloads
        from secret in workload.Command.SelectMany(word => word.Secrets).Distinct()
        select Finding.Error(
            "secret-on-command-line", workload,
            $"its command holds the secret '{secret.Name}', and everyone on the host can read command lines",
            "Pass it as an environment variable or in a config file");

    private static bool IsPlain(ResolvedValue value, out string text)
    {
        text = value.ToString();
        return value.Parts.All(part => part is TextPart);
    }
}
