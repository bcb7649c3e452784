using System.Globalization;
using Fleet.Document;
using FluentAssertions;
using Xunit;

namespace Fleet.Diagrams.Tests;

/// <summary>The same fleet gives the same bytes, whoever draws it wherever, and in whatever order maps were filled.</summary>
public class StabilityTests
{
    [Fact]
    public void Every_view_in_every_format_is_the_same_in_another_culture_from_a_fleet_declared_anew()
    {
        var here = Everything(Fleets.All);
        var was = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Odd();
            var there = Everything(Fleets.Declare());

            there.Should().HaveCountGreaterThan(50);
            there.Where(pair => here[pair.Key] != pair.Value).Select(pair => pair.Key).Should().BeEmpty();
            0.5.ToString(CultureInfo.CurrentCulture).Should().Be("0,5", "the culture would have shown");
        }
        finally
        {
            CultureInfo.CurrentCulture = was;
        }
    }

    [Fact]
    public void Maps_may_be_filled_in_any_order()
    {
        var (one, other) = (Everything(Shop(["A", "B", "C"])), Everything(Shop(["C", "A", "B"])));

        other.Should().Equal(one);
        Shop(["A", "B", "C"]).ToJson().Should().Be(Shop(["C", "A", "B"]).ToJson());
    }

    private static Dictionary<string, string> Everything(ModelDocument model)
    {
        var texts = new Dictionary<string, string>
        {
            ["markdown"] = FleetReports.Markdown(model),
            ["ascii"] = FleetReports.Ascii(model),
            ["document"] = model.ToJson(),
            ["comparison"] = FleetDiagrams.Compare(model with { Stacks = [.. model.Stacks.Skip(1)] }, model).Write(DrawingFormat.Mermaid),
        };
        var systems = model.Hosts.Select(host => host.System).OfType<string>().Distinct();
        foreach (var (view, system) in FleetDiagrams.Names(model).Where(GenericView.All.Select(each => each.Name).Contains).Select(view => (view, (string?)null))
            .Concat(model.Views.Select(view => (view.Name, (string?)view.System)))
            .Concat(model.Flows.Select(flow => (flow.Name, flow.System)))
            .Concat(model.Procedures.Select(procedure => (procedure.Name, procedure.System)))
            .Concat(systems.SelectMany(system => GenericView.All.Select(view => (view.Name, (string?)system)))).Distinct())
        {
            var drawing = FleetDiagrams.Draw(model, view, system);
            foreach (var format in Enum.GetValues<DrawingFormat>().Where(format => drawing.Diagram is not null || format != DrawingFormat.Dot))
            {
                texts[$"{system} {view} {format}"] = drawing.Write(format);
            }
        }

        return texts;
    }

    /// <summary>Decimal commas, odd signs and dates. Other countries' cultures are not on every machine.</summary>
    private static CultureInfo Odd()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "minus ";
        culture.NumberFormat.NumberGroupSeparator = "'";
        culture.DateTimeFormat.DateSeparator = "~";
        culture.DateTimeFormat.TimeSeparator = ".";
        return culture;
    }

    private static ModelDocument Shop(string[] names)
    {
        var fleet = new FleetModel(new FleetOptions());
        var shop = fleet.Add(new LinuxHost("atlas")).Add(new ContainerStack("shop"));
        var web = shop.Add(new Service("web", "docker.io/acme/web:1"));
        foreach (var name in names)
        {
            web.Environment[name] = name;
            web.Labels[name] = name;
        }

        return fleet.ToDocument();
    }
}
