using Fleet.Compose.Support;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>Reads a health check. What it does not say is as Compose has it, not as Fleet has it.</summary>
internal static class HealthReader
{
    public static HealthCheck? Read(Attributes service)
    {
        if (service.Map("healthcheck", SupportTable.HealthCheck) is not { } attributes)
        {
            return null;
        }

        if (attributes.Flag("disable") == true)
        {
            return HealthCheck.Off;
        }

        if (Test(attributes) is not { } check || !check.IsTested)
        {
            return HealthCheck.Off;
        }

        return check with
        {
            Interval = attributes.Text("x-fleet-interval") == "fleet" ? null : attributes.Duration("interval") ?? TimeSpan.FromSeconds(30),
            Timeout = attributes.Duration("timeout") ?? TimeSpan.FromSeconds(30),
            StartPeriod = attributes.Duration("start_period") ?? TimeSpan.Zero,
            StartInterval = attributes.Duration("start_interval"),
            Retries = attributes.Number("retries") ?? 3,
        };
    }

    private static HealthCheck? Test(Attributes attributes)
    {
        switch (attributes.Find("test"))
        {
            case null:
                return HealthCheck.OfImage;
            case TextNode line:
                return HealthCheck.Shell(attributes.Plain(line, "test") ?? "");
        }

        var words = attributes.Words("test");
        switch (words)
        {
            case ["NONE"]:
                return HealthCheck.Off;
            case ["CMD", _, ..]:
                return HealthCheck.Exec([.. words[1..]]);
            case ["CMD-SHELL", var line]:
                return HealthCheck.Shell(line);
            default:
                attributes.Wrong(
                    "test", words.Count == 0 ? "is an empty list" : $"begins with '{words[0]}'",
                    "Begin with 'CMD' and words, 'CMD-SHELL' and a line, or 'NONE', or write a line alone");
                return null;
        }
    }
}
