using System.Globalization;

namespace Fleet;

/// <summary>
/// Holds the whole declared fleet against every rule: the checks find, the stack's config decides how grave each rule is, and
/// waivers excuse what someone answers for.
/// </summary>
internal sealed class Guardrails
{
    private readonly FleetModel _fleet;
    private readonly List<(string Scope, string Subject, Waiver Waiver)> _waivers;
    private readonly HashSet<Waiver> _used = [];

    public Guardrails(FleetModel fleet)
    {
        _fleet = fleet;
        _waivers = [.. Waivers(fleet)];
    }

    /// <summary>Everything found, waived findings among it, errors first.</summary>
    public IReadOnlyList<Finding> Evaluate()
    {
        var findings = ModelRules.All.SelectMany(check => check(_fleet)).Select(Judge).OfType<Finding>().ToList();
        return
        [
            .. findings.Concat(AboutSettings()).Concat(AboutWaivers())
                .OrderBy(finding => finding.Waiver is not null).ThenByDescending(finding => finding.Severity),
        ];
    }

    /// <summary>What becomes of a finding; <see langword="null"/> when its rule is off.</summary>
    private Finding? Judge(Finding finding)
    {
        var rule = Rules.Find(finding.Rule)
            ?? throw new InvalidOperationException($"Bug: the rule '{finding.Rule}' is not in the list of rules.");
        finding = finding with { Severity = rule.Severity };
        if (rule.IsFixed)
        {
            return finding;
        }

        if (_fleet.Options.Rules.TryGetValue(rule.Id, out var setting))
        {
            if (setting == RuleSetting.Off)
            {
                return null;
            }

            finding = finding with { Severity = setting == RuleSetting.Error ? FindingSeverity.Error : FindingSeverity.Warning };
        }

        var excuse = _waivers.Find(each => each.Waiver.Rule == rule && Covers(each.Scope, finding.Resource) && !IsOver(each.Waiver));
        if (excuse.Waiver is null)
        {
            return finding;
        }

        _used.Add(excuse.Waiver);
        return finding with { Waiver = excuse.Waiver };
    }

    private IEnumerable<Finding> AboutSettings()
    {
        foreach (var (id, setting) in _fleet.Options.Rules.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var rule = Rules.Find(id);
            if (rule is null)
            {
                yield return new Finding(
                    FindingSeverity.Error, Rules.RuleUnknown.Id, "fleet:rules", "Setting 'fleet:rules'",
                    $"it names the rule '{id}', which there is not", Nearest.Hint(id, "rules", Rules.All.Select(each => each.Id)));
            }
            else if (rule.IsFixed && setting != RuleSetting.Error)
            {
                yield return new Finding(
                    FindingSeverity.Error, Rules.RuleFixed.Id, "fleet:rules", "Setting 'fleet:rules'",
                    $"the rule '{id}' cannot be relaxed: {Lower(rule.Because)}", "Remove it from the setting");
            }
        }
    }

    private IEnumerable<Finding> AboutWaivers()
    {
        foreach (var (scope, subject, waiver) in _waivers)
        {
            if (waiver.Rule.IsFixed)
            {
                yield return new Finding(
                    FindingSeverity.Error, Rules.RuleFixed.Id, scope, subject,
                    $"the rule '{waiver.Rule}' cannot be waived: {Lower(waiver.Rule.Because)}", "Remove the waiver");
            }
            else if (string.IsNullOrWhiteSpace(waiver.Because))
            {
                yield return new Finding(
                    FindingSeverity.Error, Rules.WaiverReason.Id, scope, subject,
                    $"its waiver of '{waiver.Rule}' does not say why", "Give the reason");
            }
            else if (IsOver(waiver))
            {
                yield return new Finding(
                    FindingSeverity.Warning, Rules.WaiverExpired.Id, scope, subject,
                    $"its waiver of '{waiver.Rule}' ended on {waiver.Until!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} ({waiver.Because})",
                    "Mend what it excused, or give it another day");
            }
            else if (!_used.Contains(waiver) && _fleet.Options.Rules.GetValueOrDefault(waiver.Rule.Id, RuleSetting.Error) != RuleSetting.Off)
            {
                yield return new Finding(
                    FindingSeverity.Warning, Rules.WaiverUnused.Id, scope, subject,
                    $"its waiver of '{waiver.Rule}' excuses nothing", "Remove it");
            }
        }
    }

    private bool IsOver(Waiver waiver) => waiver.Until < _fleet.Options.Today;

    private static bool Covers(string scope, string resource) =>
        scope.Length == 0 || resource == scope
        || resource.Length > scope.Length && resource[scope.Length] == '/' && resource.StartsWith(scope, StringComparison.Ordinal);

    private static IEnumerable<(string Scope, string Subject, Waiver Waiver)> Waivers(FleetModel fleet) =>
    [
        .. from member in fleet.Members
           from waiver in member.Waivers
           select (member.Path, $"{member.Noun} '{member.Path}'", waiver),
        .. from host in fleet.Hosts
           from stack in host.Stacks
           from waiver in stack.Waivers
           select (stack.Path, $"Stack '{stack.Path}'", waiver),
        .. from host in fleet.Hosts
           from waiver in host.Waivers
           select (host.Id, $"Host '{host.Id}'", waiver),
        .. fleet.Waivers.Select(waiver => ("", "The fleet", waiver)),
    ];

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..].TrimEnd('.');
}
