using System.Globalization;
using System.Text;

namespace Fleet;

/// <summary>Shows policies as tables in Markdown.</summary>
public static class PolicyReport
{
    /// <summary>Backups, recovery objectives, alerts and health pages, a table each; what there is none of is left out.</summary>
    public static string ToMarkdown(FleetPolicies policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        var text = new StringBuilder();
        Table(
            "Backups", ["Policy", "Every", "Begins", "Covers", "Kept", "On", "Offsite", "Restore test"],
            policies.Backups.Select(backup => (string[])
            [
                backup.Name, Time(backup.Every), backup.At.ToString("HH:mm", CultureInfo.InvariantCulture),
                string.Join(", ", backup.Covers.Select(member => member.Path)), backup.Keep.ToString(), backup.KeptOn?.Id ?? "–",
                backup.Offsite is { } offsite ? offsite.Name + (offsite.IsPlanned ? " (planned)" : "") : "–", Time(backup.RestoredEvery),
            ]));
        Table(
            "Recovery objectives", ["Scenario", "Back within", "Loses at most"],
            policies.Recovery.Select(each => (string[])[each.Scenario, Time(each.BackWithin), Time(each.LosesAtMost)]));
        Table(
            "Alerts", ["Alert", "Level", "When", "For"],
            policies.Alerts.Select(alert => (string[])[alert.Name, Document.Words.Of(alert.Level), $"`{alert.Expression}`", Time(alert.For)]));
        Table(
            "Health pages", ["Page", "Asked", "Answers", "Every"],
            policies.HealthUrls.Select(url => (string[])[url.Name, $"{url.Method} {url.Url}", $"{url.Status}", Time(url.Every)]));
        return text.ToString();

        void Table(string title, string[] heads, IEnumerable<string[]> rows)
        {
            var all = rows.ToList();
            if (all.Count == 0)
            {
                return;
            }

            text.Append(text.Length > 0 ? "\n" : "").Append($"## {title}\n\n");
            foreach (var row in all.Prepend([.. heads.Select(_ => "---")]).Prepend(heads))
            {
                text.Append("| ").AppendJoin(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
            }
        }
    }

    private static string Time(TimeSpan? time) => time switch
    {
        null => "–",
        { TotalDays: >= 1 } days when days.TotalDays == Math.Floor(days.TotalDays) => $"{days.TotalDays} d",
        { TotalHours: >= 1 } hours when hours.TotalHours == Math.Floor(hours.TotalHours) => $"{hours.TotalHours} h",
        { TotalMinutes: >= 1 } minutes when minutes.TotalMinutes == Math.Floor(minutes.TotalMinutes) => $"{minutes.TotalMinutes} min",
        { } seconds => $"{seconds.TotalSeconds} s",
    };
}
