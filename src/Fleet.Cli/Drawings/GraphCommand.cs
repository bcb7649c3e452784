using System.CommandLine;
using Fleet.Cli.Commands;
using Fleet.Diagrams;

namespace Fleet.Cli.Drawings;

/// <summary><c>graph</c>: draws the fleet, a system or a host of it.</summary>
internal static class GraphCommand
{
    private const string Svg = "svg";

    /// <summary>Adds it.</summary>
    public static void AddTo(FleetCommandLine line)
    {
        var part = new FleetPart();
        var view = new Option<string>("--view")
        {
            Description = $"What to draw: {string.Join(", ", GenericView.All.Select(each => each.Name))}, or a drawing, flow or procedure the program declares.",
            HelpName = "VIEW",
            DefaultValueFactory = _ => GenericView.All[0].Name,
        };
        var format = new Option<string?>("--format", "-f") { Description = "d2, dot, mermaid or svg; as the drawing was declared.", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong("d2", "dot", "mermaid", Svg);
        var old = new Option<string?>("--diff")
        {
            Description = "Draw what differs from a model that was kept, or from a revision of git.",
            HelpName = "OLD",
        };
        var command = new Command("graph", "Draw the fleet from what its program declares.") { view, format, old };
        part.AddTo(command);
        line.Add(line.Root, command, new HelpText
        {
            Group = "Show",
            Details =
                "The drawing is made from the checked model, so it says what is so. No host is contacted. The same program and config give the same bytes. A picture (svg) needs Graphviz.\n\n"
                + "Views of any fleet:\n" + string.Join('\n', GenericView.All.Select(each => $"  {each.Name,-13} {each.Shows}"))
                + "\nWhat the program declares (View, Flow, Procedure) has its own names; a name that there is not is answered with those there are.",
            Examples =
            [
                ("fleet graph --stack prod", "everything, in D2"),
                ("fleet graph --stack prod --system shop --format svg -o shop.svg", "one system, as a picture"),
                ("fleet graph --stack prod --view data --host atlas -f mermaid", "who reads and writes what on a host"),
                ("fleet graph --stack prod --diff main --format mermaid", "what a branch adds, removes and moves"),
                ("fleet graph --model model.json --host atlas", "from a model that was kept"),
            ],
        }, async (session, words, token) =>
        {
            var (model, system, host) = await part.ReadAsync(session, words, token);
            var before = words.GetValue(old) is { } name ? await part.Source.ReadOldAsync(session, words, name, token) : null;
            var drawing = FleetPart.Made(() => before is null
                ? FleetDiagrams.Draw(model, words.GetValue(view)!, system, host)
                : FleetDiagrams.Compare(before, model, system, host));
            await part.WriteAsync(session, words, await TextAsync(drawing, words.GetValue(format), token), token);
            return ExitCodes.Success;
        });
    }

    private static async Task<string> TextAsync(Drawing drawing, string? format, CancellationToken cancellationToken) => format == Svg
        ? await SvgPicture.OfAsync(FleetPart.Made(() => drawing.Write(DrawingFormat.Dot)), cancellationToken)
        : FleetPart.Made(() => drawing.Write(format is null ? drawing.Format : Enum.Parse<DrawingFormat>(format, ignoreCase: true)));
}
