using System.Collections.Immutable;
using Fleet.Cli.Tests.Fakes;
using Fleet.Cli.Views;
using Fleet.Engine.Events;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Cli.Tests.Views;

/// <summary>No view prints what is inside of a secret, even if an event should carry it in clear.</summary>
public class SecretTests
{
    private const string Planted = "hunter2-planted";

    [Fact]
    public void No_view_prints_a_secret()
    {
        PropertyValue secret = new PropertyValue.Secret(Planted);
        PropertyValue output = new PropertyValue.Output(Planted, IsSecret: true, []);
        var old = PropertyMap.Of(
            ("plain", Planted), ("deep", PropertyMap.Of(("list", PropertyValue.Of(secret, output)))), ("text", new PropertyValue.Secret("a\nb\n" + Planted)));
        var wanted = PropertyMap.Of(
            ("plain", secret), ("deep", PropertyMap.Of(("list", PropertyValue.Of(output)))), ("text", secret), ("extra", PropertyValue.Of(secret)));
        var script = new RunScript(isPreview: true)
            .Container(StepKind.Update, "atlas/shop/web", old.With("plain", secret), wanted, ("plain", DiffKind.Update), ("deep", DiffKind.Update), ("text", DiffKind.Update), ("extra", DiffKind.Add))
            .Container(StepKind.Update, "atlas/shop/becomes-secret", old, wanted, ("plain", DiffKind.Update))
            .Container(StepKind.Create, "atlas/shop/db", wanted)
            .Container(StepKind.Delete, "atlas/shop/gone", wanted)
            .End();
        var model = PlanViewTests.Model(script);
        var digest = new PreviewDigest { ShowSames = true };
        foreach (var engineEvent in script.Events)
        {
            digest.Apply(engineEvent);
        }

        ImmutableArray<string> printed =
        [
            PlanViewTests.Text(new PlanView(model) { IsDetailed = true, ShowSames = true }.Render()),
            PlanViewTests.Text(OutputsView.Render(wanted)),
            PlanViewTests.Text(StackOutputView.Render("prod", wanted, null, json: true, showSecrets: false)),
            PlanViewTests.Text(StackOutputView.Render("prod", wanted, "plain", json: false, showSecrets: false)),
        ];

        printed.Should().OnlyContain(text => !text.Contains(Planted));
        printed[0].Should().Contain("[secret]");
    }

    [Fact]
    public void Machine_readable_events_blind_secrets_too()
    {
        var wanted = PropertyMap.Of(("plain", new PropertyValue.Secret(Planted)), ("out", new PropertyValue.Output(Planted, true, [])));
        var script = new RunScript(isPreview: true).Container(StepKind.Create, "atlas/shop/db", wanted).End();
        var digest = new PreviewDigest();
        foreach (var engineEvent in script.Events)
        {
            JsonEvents.Render(engineEvent).Should().NotContain(Planted);
            digest.Apply(engineEvent);
        }

        digest.Render().Should().NotContain(Planted).And.Contain("[secret]");
    }
}
