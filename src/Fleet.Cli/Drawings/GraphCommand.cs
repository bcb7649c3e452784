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
        var source = new ModelSource();
        var system = new Option<string?>("--system") { Description = "The system to draw; all by default.", HelpName = "NAME" };
        var host = new Option<string?>("--host") { Description = "The host to draw, with what it deals with.", HelpName = "HOST" };
        var view = new Option<string>("--view")
        {
            Description = "What to draw: a drawing or flow the program declares, or architecture.",
            HelpName = "VIEW",
            DefaultValueFactory = _ => "architecture",
        };
        var format = new Option<string?>("--format", "-f") { Description = "d2, dot, mermaid or svg; as the drawing was declared.", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong("d2", "dot", "mermaid", Svg);
        var file = new Option<string?>("--out", "-o") { Description = "Write to a file instead of stdout.", HelpName = "FILE" };
        var command = new Command("graph", "Draw the fleet from what the program declares.") { system, host, view, format, file };
        source.AddTo(command);
        line.Add(line.Root, command, new HelpText
        {
            Group = "Show",
            Details = "The drawing is made from the checked model, so it says what is so. No host is contacted. The same program and config give the same bytes.",
            Examples =
            [
                ("fleet graph --stack prod", "everything, in D2"),
                ("fleet graph --stack prod --system shop --format svg -o shop.svg", "one system, as a picture; needs Graphviz"),
                ("fleet graph --model model.json --host atlas --format mermaid", "from a model that was kept"),
            ],
        }, async (session, words, token) =>
        {
            var model = await source.ReadAsync(session, words, token);
            try
            {
                var drawing = FleetDiagrams.Draw(model, words.GetValue(view)!, words.GetValue(system), words.GetValue(host));
                var text = words.GetValue(format) == Svg
                    ? await SvgPicture.OfAsync(drawing, token)
                    : drawing.Write(words.GetValue(format) is { } name ? Enum.Parse<DrawingFormat>(name, ignoreCase: true) : drawing.Format);
                await Output.WriteAsync(session, text, words.GetValue(file), token);
                return ExitCodes.Success;
            }
            catch (DrawingException problem)
            {
                throw new CommandException(ExitCodes.Configuration, problem.Message);
            }
        });
    }
}
