using System.Globalization;
using System.Text;
using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>Draws which services run on which host, a box each, and how many there are: said, declared, and not declared.</summary>
internal static class DistributionReport
{
    private const int Gap = 3;

    public static string Write(ModelDocument model, string title)
    {
        var hosts = model.Hosts.Select(host => (Heading: Heading(model, host), Body: (IReadOnlyList<string>)[.. Body(model, host)])).ToList();
        IReadOnlyList<string> summary = [.. Summary(model)];
        var width = hosts.SelectMany(host => host.Body.Append(host.Heading)).Concat(summary).Append(title).Max(Columns.Width);

        var text = new StringBuilder();
        Box.Append(text, width, [[title]]);
        foreach (var (heading, body) in hosts)
        {
            Box.Append(text, width, [[heading], body]);
        }

        Box.Append(text, width, [["SERVICE COUNT SUMMARY"], summary]);
        return text.ToString();
    }

    private static string Heading(ModelDocument model, HostDocument host)
    {
        var count = host.Claims is [var claim, ..] ? claim.Count : Count(model, host);
        var containers = host.Kind == "kubernetes" ? "" : string.Create(CultureInfo.InvariantCulture, $" ({count} {(count == 1 ? "container" : "containers")})");
        return $"{(host.Title ?? host.Id).ToUpperInvariant()}{containers}{(host.Description is { } role ? $" - {role}" : "")}";
    }

    // Stacks are columns, side by side as long as they fit, so that a host with many is not a long list.
    private static IEnumerable<string> Body(ModelDocument model, HostDocument host)
    {
        List<IReadOnlyList<string>> columns =
        [
            .. model.Stacks.Where(stack => stack.Host == host.Id && Members(stack).Any())
                .Select(stack => (IReadOnlyList<string>)[stack.Title ?? stack.Name, .. Members(stack).Select(name => $"• {name}")]),
        ];
        var others = model.Externals.Where(external => external.Host == host.Id).ToList();
        if (others.Count > 0)
        {
            columns.Add(["Not Fleet's", .. others.Select(each => $"• {each.Title ?? each.Name}{(each.Description is { } purpose ? $" ({purpose})" : "")}")]);
        }

        foreach (var band in columns.Chunk(4))
        {
            var widths = band.Select(column => column.Max(Columns.Width)).ToList();
            for (var row = 0; row < band.Max(column => column.Count); row++)
            {
                yield return string.Join(
                    new string(' ', Gap), band.Select((column, index) => Columns.Pad(row < column.Count ? column[row] : "", widths[index]))).TrimEnd();
            }
        }
    }

    private static IEnumerable<string> Members(StackDocument stack) =>
        stack.Services.Where(service => !service.Job).Select(service => (service.Title ?? service.Name).Replace('\n', ' '))
            .Concat((stack.Units ?? []).Select(unit => unit.Unit));

    private static IEnumerable<string> Summary(ModelDocument model)
    {
        var width = model.Hosts.Max(host => Columns.Width(host.Title ?? host.Id));
        var claims = model.Hosts.Any(host => host.Claims is not null);
        foreach (var host in model.Hosts)
        {
            var declared = Count(model, host);
            var said = string.Join(", ", (host.Claims ?? []).Select(claim =>
                FormattableString.Invariant($"{claim.Count} said ({claim.Source}), {Math.Max(0, claim.Count - declared)} not declared")));
            yield return $"{Columns.Pad(host.Title ?? host.Id, width)}  {Declared(declared)}{(said.Length > 0 ? $", {said}" : "")}";
        }

        var total = model.Hosts.Sum(host => Count(model, host));
        var allSaid = model.Hosts.SelectMany(host => (host.Claims ?? []).GroupBy(claim => claim.Source)).GroupBy(group => group.Key)
            .Select(source => FormattableString.Invariant($"{source.Sum(group => group.First().Count)} said ({source.Key})"));
        yield return $"{Columns.Pad("TOTAL", width)}  {Declared(total)}{(claims ? $", {string.Join(", ", allSaid)}" : "")}";
    }

    private static string Declared(int count) => string.Create(CultureInfo.InvariantCulture, $"{count,3} declared");

    private static int Count(ModelDocument model, HostDocument host) =>
        model.Stacks.Where(stack => stack.Host == host.Id).Sum(stack => stack.Services.Count(service => !service.Job));
}
