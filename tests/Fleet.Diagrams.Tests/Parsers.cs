using System.Diagnostics;
using System.Text.Json;
using Fleet.TestKit;
using Xunit;

namespace Fleet.Diagrams.Tests;

/// <summary>
/// Every drawing of the tables, written in every language that takes it, and read back by that language's own parser: Mermaid
/// and D2 in one process of Node.js, Graphviz by <c>dot</c>.
/// </summary>
public sealed class Parsers : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Time = TimeSpan.FromMinutes(5);
    private readonly Dictionary<string, Parsed> _found = [];

    /// <summary>What was found in a drawing.</summary>
    internal Parsed this[string system, string view, DrawingFormat format] => _found[Name(system, view, format)];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (NodeMachine.SkipWithout("dot") is not null)
        {
            return;
        }

        var folder = Path.Combine(RepositoryRoot.Path, "tests", "Fleet.Diagrams.Tests", "node");
        await NodePackages.InstallAsync(folder);
        using var temp = new TempFolder();
        var (input, output) = (temp["drawings.json"], temp["parsed.json"]);

        // D2 is compiled to WebAssembly, whose optimiser takes longer than all there is to parse.
        List<Written> drawings =
        [
            .. Drawings(),
            .. from view in GenericView.All
               from format in Enum.GetValues<DrawingFormat>()
               select new Written(Name("", view.Name, format), format, FleetDiagrams.Draw(Fleets.All, view.Name)),
            .. from flow in Fleets.All.Flows
               select new Written(Name("", flow.Name, DrawingFormat.Mermaid), DrawingFormat.Mermaid, FleetDiagrams.Draw(Fleets.All, flow.Name)),
            .. from procedure in Fleets.All.Procedures
               from format in Enum.GetValues<DrawingFormat>()
               select new Written(Name("", procedure.Name, format), format, FleetDiagrams.Draw(Fleets.All, procedure.Name)),
        ];
        await File.WriteAllTextAsync(input, JsonSerializer.Serialize(
            drawings.Where(each => each.Format != DrawingFormat.Dot)
                .Select(each => new { each.Name, Language = each.Format.ToString().ToLowerInvariant(), Text = each.Drawing.Write(each.Format) }),
            Json));
        var start = new ProcessStartInfo("node") { WorkingDirectory = folder, ArgumentList = { "--liftoff-only", "parse.mjs", input, output } };
        var result = await NodePackages.RunAsync(start, Time);
        if (result.ExitCode != 0)
        {
            throw new InvalidOperationException($"The parsers ended with {result.ExitCode}.\n{result.Output}");
        }

        foreach (var (name, parsed) in JsonSerializer.Deserialize<Dictionary<string, Parsed>>(await File.ReadAllTextAsync(output), Json)!)
        {
            _found[name] = parsed;
        }

        foreach (var (name, format, drawing) in drawings.Where(each => each.Format == DrawingFormat.Dot))
        {
            await File.WriteAllTextAsync(temp["drawing.dot"], drawing.Write(format));
            _found[name] = DotJson.Read(await NodePackages.RunAsync(new ProcessStartInfo("dot") { ArgumentList = { "-Tdot_json", temp["drawing.dot"] } }, Time));
        }
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    private static IEnumerable<Written> Drawings() =>
        from table in Tables.All
        let drawing = FleetDiagrams.Draw(Fleets.All, table.View, table.System)
        from format in Formats(drawing)
        select new Written(Name(table.System, table.View, format), format, drawing);

    internal static IEnumerable<DrawingFormat> Formats(Drawing drawing) => drawing.Diagram is null
        ? [DrawingFormat.Mermaid]
        : new[] { drawing.Format, DrawingFormat.Mermaid, DrawingFormat.Dot }.Distinct();

    private static string Name(string system, string view, DrawingFormat format) => $"{system} {view} {format}";

    private sealed record Written(string Name, DrawingFormat Format, Drawing Drawing);
}
