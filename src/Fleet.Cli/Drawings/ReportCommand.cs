using System.CommandLine;
using Fleet.Cli.Commands;
using Fleet.Diagrams;
using Fleet.Page;

namespace Fleet.Cli.Drawings;

/// <summary><c>report</c>: says what the fleet, a system or a host of it consists of.</summary>
internal static class ReportCommand
{
    /// <summary>Adds it.</summary>
    public static void AddTo(FleetCommandLine line)
    {
        var part = new FleetPart();
        var format = new Option<string>("--format", "-f")
        {
            Description = "markdown: tables; html: a page with drawing, search and tables, for any browser; ascii: boxes of services by host.",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "markdown",
        };
        format.AcceptOnlyFromAmong("markdown", "html", "ascii");
        var command = new Command("report", "Say what the fleet consists of, in tables.") { format };
        part.AddTo(command);
        line.Add(line.Root, command, new HelpText
        {
            Group = "Show",
            Details = "Hosts, services, domains, logins, ports, exposure, volumes, databases, backups, connections and findings, from the checked model. No host is contacted.",
            Examples =
            [
                ("fleet report --stack prod", "the whole fleet, as Markdown"),
                ("fleet report --stack prod --format html -o fleet.html", "a page to click through, which loads nothing"),
                ("fleet report --stack prod --format ascii", "which services run where"),
            ],
        }, async (session, words, token) =>
        {
            var (model, system, host) = await part.ReadAsync(session, words, token);
            var text = FleetPart.Made(() => words.GetValue(format) switch
            {
                "ascii" => FleetReports.Ascii(model, system, host),
                "html" => FleetPage.Render(FleetReports.Part(model, system, host)),
                _ => FleetReports.Markdown(model, system, host),
            });
            await part.WriteAsync(session, words, text, token);
            return ExitCodes.Success;
        });
    }
}
