using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Fleet.Gates;

/// <summary>What a <c>fleet:index:HealthGate</c> waits for, and for how long.</summary>
internal sealed record GateInputs(GateProbe Probe, TimeSpan Timeout, TimeSpan Interval, int Successes)
{
    private const int DefaultTimeoutSeconds = 60;
    private const int LongestTimeoutSeconds = 24 * 60 * 60;
    private const int MostSuccesses = 1000;
    private const int HighestPort = 65535;

    private static readonly string[] Probes = ["http", "tcp", "container", "command"];

    /// <summary>Validates and fills in defaults.</summary>
    public static CheckResult Check(CheckRequest request)
    {
        var check = new InputCheck(request.NewInputs);
        check.AllowOnly([.. Probes, "timeoutSeconds", "intervalSeconds", "successes", "triggers"]);
        check.Default("timeoutSeconds", DefaultTimeoutSeconds);
        check.Default("intervalSeconds", 1);
        check.Number("timeoutSeconds", least: 1, most: LongestTimeoutSeconds);
        check.Number("successes", least: 1, most: MostSuccesses);
        check.Number("intervalSeconds", least: 1, most: LongestTimeoutSeconds);
        var given = Probes.Where(name => !check.IsAbsent(name)).ToList();
        if (given.Count != 1)
        {
            check.Fail(
                "",
                given.Count == 0
                    ? "A gate needs one of 'http', 'tcp', 'container' or 'command'."
                    : $"A gate has one probe, not {given.Count}: {string.Join(", ", given)}. Declare a gate for each.");
        }

        foreach (var name in given.Where(name => !check.IsUnknown(name)))
        {
            CheckProbe(check, name, new InputCheck(check.Map(name)));
        }

        return check.Result();
    }

    /// <summary>Reads checked inputs.</summary>
    public static GateInputs Read(PropertyMap inputs)
    {
        var check = new InputCheck(inputs);
        return new GateInputs(
            ReadProbe(check),
            TimeSpan.FromSeconds(check.Number("timeoutSeconds") ?? DefaultTimeoutSeconds),
            TimeSpan.FromSeconds(check.Number("intervalSeconds") ?? 1),
            check.Number("successes") ?? 1);
    }

    private static GateProbe ReadProbe(InputCheck check)
    {
        if (!check.IsAbsent("http"))
        {
            return ReadHttp(new InputCheck(check.Map("http")));
        }

        if (!check.IsAbsent("tcp"))
        {
            var tcp = new InputCheck(check.Map("tcp"));
            return new GateProbe.Tcp(tcp.Text("host"), tcp.Text("container"), tcp.Text("network"), tcp.Number("port") ?? 0);
        }

        return check.IsAbsent("container")
            ? new GateProbe.Command(check.Map("command").Find("command")?.AsText() ?? "")
            : new GateProbe.Container(check.Map("container").Find("name")?.AsText() ?? "");
    }

    private static GateProbe.Http ReadHttp(InputCheck http)
    {
        var scheme = http.Text("scheme") ?? "http";
        var url = http.Text("url") is { } given ? new Uri(given) : null;
        return new GateProbe.Http(
            url,
            http.Text("container"),
            http.Text("network"),
            scheme,
            http.Number("port") ?? 0,
            http.Text("path") ?? "/")
        {
            HostHeader = http.Text("hostHeader"),
            Statuses = [.. http.Inputs.Find("status")?.AsList().Select(status => (int)(status.AsNumber() ?? 0)) ?? []],
            AcceptsAnyCertificate = http.Bool("insecure") == true,
        };
    }

    private static void CheckProbe(InputCheck check, string name, InputCheck probe)
    {
        switch (name)
        {
            case "http":
                probe.AllowOnly(
                    "url", "container", "network", "port", "path", "scheme", "hostHeader", "status", "insecure");
                probe.Bool("insecure");
                CheckHttp(probe);
                break;
            case "tcp":
                probe.AllowOnly("host", "container", "network", "port");
                probe.Number("port", isRequired: true, least: 1, most: HighestPort);
                if (probe.IsAbsent("host") == probe.IsAbsent("container"))
                {
                    probe.Fail("", "Give either 'host' or 'container'.");
                }

                break;
            case "container":
                probe.AllowOnly("name");
                probe.Text("name", isRequired: true);
                break;
            default:
                probe.AllowOnly("command");
                probe.Text("command", isRequired: true);
                break;
        }

        foreach (var failure in probe.Result().Failures)
        {
            check.Fail(failure.Property.Length > 0 ? $"{name}.{failure.Property}" : name, failure.Reason);
        }
    }

    private static void CheckHttp(InputCheck http)
    {
        if (http.IsAbsent("url") == http.IsAbsent("container"))
        {
            http.Fail("", "Give either 'url' or 'container' with 'port'.");
        }

        if (http.Text("url") is { } url
            && (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https")))
        {
            http.Fail("url", $"'{url}' is not an http or https address.");
        }

        if (!http.IsAbsent("container"))
        {
            http.Number("port", isRequired: true, least: 1, most: HighestPort);
        }

        if (http.Text("path") is { } path && !path.StartsWith('/'))
        {
            http.Fail("path", $"'{path}' does not start with a slash.");
        }

        if (http.Text("scheme") is { } scheme && scheme is not ("http" or "https"))
        {
            http.Fail("scheme", $"'{scheme}' is neither 'http' nor 'https'.");
        }

        if (!http.IsAbsent("status") && !http.IsUnknown("status")
            && !http.Inputs["status"].AsList().All(status => status.AsNumber() is >= 100 and <= 599))
        {
            http.Fail("status", "Every status is a number from 100 to 599.");
        }
    }
}
