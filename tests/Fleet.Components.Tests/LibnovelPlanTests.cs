using Fleet.Protocol.Values;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Components.Tests;

/// <summary>What the program registers for each stack of the repository.</summary>
public class LibnovelPlanTests
{
    private static readonly PropertyMap ProdOutputs = PropertyMap.From(
        new[] { "minio-root-password", "pocketbase-admin-password", "valkey-password", "meilisearch-master-key" }
            .Select(name => KeyValuePair.Create(name, (PropertyValue)new PropertyValue.Secret($"from-prod-{name}"))));

    [Fact]
    public async Task The_lab_owns_every_host()
    {
        var run = await ProgramRun.StartAsync("lab", StackFile.Read("lab"));

        run.ExitCode.Should().Be(0, string.Join('\n', run.Engine.Logged.Append(run.Output)));
        Snapshot.Matches(PlanText.Whole(run.Engine), "plan.lab.txt");
    }

    [Fact]
    public async Task Prod_and_homelab_partition_what_the_lab_has()
    {
        var lab = await ProgramRun.StartAsync("lab", StackFile.Read("lab"));
        var prod = await ProgramRun.StartAsync("prod", StackFile.OnTheLab("prod"));
        var homelab = await ProgramRun.StartAsync("homelab", StackFile.OnTheLab("homelab"), ProdOutputs);

        lab.ExitCode.Should().Be(0, string.Join('\n', lab.Engine.Logged));
        prod.ExitCode.Should().Be(0, string.Join('\n', prod.Engine.Logged));
        homelab.ExitCode.Should().Be(0, string.Join('\n', homelab.Engine.Logged));
        PlanText.Names(prod.Engine).Should().OnlyContain(name => name.Contains("libnovel-prod"));
        PlanText.Names(homelab.Engine).Should().OnlyContain(name => name.Contains("libnovel-homelab"));
        PlanText.Names(prod.Engine).Concat(PlanText.Names(homelab.Engine)).Order(StringComparer.Ordinal)
            .Should().Equal(PlanText.Names(lab.Engine));
    }

    [Fact]
    public async Task Homelab_reads_the_secrets_that_prod_generated()
    {
        var run = await ProgramRun.StartAsync("homelab", StackFile.OnTheLab("homelab"), ProdOutputs);

        run.Engine.Read.Should().Equal("organization/fleet/prod");
        var runner = run.Engine.Registered.Single(each => each.Name == "libnovel-homelab/libnovel-runner/runner");
        var variables = PropertyCodec.Decode(runner.Object).Find("envs")!;
        variables.ContainsSecrets.Should().BeTrue();
        variables.AsList().Select(each => each.AsText())
            .Should().Contain("VALKEY_URL=redis://:from-prod-valkey-password@198.18.0.11:6380");
    }

    [Fact]
    public async Task Homelab_before_prod_says_what_to_bring_up_first()
    {
        var run = await ProgramRun.StartAsync("homelab", StackFile.OnTheLab("homelab"));

        run.ExitCode.Should().NotBe(0);
        run.Engine.Logged.Where(line => line.StartsWith("Error"))
            .Should().NotBeEmpty().And.AllSatisfy(line => line.Should().MatchRegex(
                "Reading the secret '[a-z-]+' from the stack 'prod': it has no such output. Bring that stack up first.$"));
    }

    [Fact]
    public async Task The_fleet_has_the_containers_and_jobs_it_is_known_by()
    {
        var run = await ProgramRun.StartAsync("lab", StackFile.Read("lab"));

        Of(run, "docker:index/container:Container").Should().BeEquivalentTo(
        [
            "libnovel-prod/libnovel-edge/caddy", "libnovel-prod/libnovel-edge/crowdsec",
            "libnovel-prod/libnovel-app/backend", "libnovel-prod/libnovel-app/ui",
            "libnovel-prod/libnovel-storage/minio", "libnovel-prod/libnovel-storage/pocketbase",
            "libnovel-prod/libnovel-storage/valkey", "libnovel-prod/libnovel-storage/meilisearch",
            "libnovel-prod/libnovel-ops/watchtower", "libnovel-prod/libnovel-ops/dozzle-agent",
            "libnovel-homelab/libnovel-runner/runner",
            "libnovel-homelab/libnovel-tts/kokoro", "libnovel-homelab/libnovel-tts/pocket-tts",
        ]);
        Of(run, "fleet:index:Job").Should().BeEquivalentTo(
            ["libnovel-prod/libnovel-storage/minio-init", "libnovel-prod/libnovel-storage/pb-init"]);
    }

    [Fact]
    public async Task Prod_publishes_443_80_and_6380_and_a_port_on_loopback()
    {
        var run = await ProgramRun.StartAsync("prod", StackFile.OnTheLab("prod"));

        run.Engine.Registered.SelectMany(each => PropertyCodec.Decode(each.Object).Find("ports")?.AsList() ?? [])
            .Select(port => $"{port.AsMap()["ip"].AsText()}:{port.AsMap()["external"].AsNumber()}")
            .Should().BeEquivalentTo("0.0.0.0:443", "0.0.0.0:80", "0.0.0.0:6380", "127.0.0.1:7007");
    }

    [Fact]
    public async Task Every_generated_secret_is_marked_and_is_an_output_of_the_stack_that_owns_its_host()
    {
        var run = await ProgramRun.StartAsync("lab", StackFile.Read("lab"));

        run.Engine.Outputs.Keys.Should().BeEquivalentTo(
            "crowdsec-bouncer-key", "meilisearch-master-key", "minio-root-password", "pocketbase-admin-password",
            "ui-session-secret", "valkey-password");
        run.Engine.Outputs.Values.Should().OnlyContain(value => value.ContainsSecrets);
        foreach (var each in run.Engine.Registered)
        {
            Plain(new PropertyValue.Map(PropertyCodec.Decode(each.Object)))
                .Should().NotContain(text => text.Contains("generated-") || text.Contains("decrypted"), each.Name);
        }
    }

    [Fact]
    public async Task A_plan_is_the_same_whoever_computes_it()
    {
        using var home = new TempFolder();
        var here = await ProgramRun.StartAsync("lab", StackFile.Read("lab"));
        var there = await ProgramRun.StartAsync(
            "lab", StackFile.Read("lab"), null,
            ("HOME", home.Path), ("USER", "someone"), ("DOCKER_HOST", "tcp://198.18.9.9:2375"),
            ("DOCKER_CONTEXT", "other"), ("SSH_AUTH_SOCK", "/nowhere"), ("LANG", "cs_CZ.UTF-8"), ("TZ", "Asia/Tokyo"));

        PlanText.Whole(there.Engine).Should().Be(PlanText.Whole(here.Engine));
    }

    private static IEnumerable<string> Of(ProgramRun run, string type) =>
        run.Engine.Registered.Where(each => each.Type == type).Select(each => each.Name);

    /// <summary>Every text outside of secrets.</summary>
    private static IEnumerable<string> Plain(PropertyValue value) => value switch
    {
        PropertyValue.Text text => [text.Value],
        PropertyValue.List list => list.Items.SelectMany(Plain),
        PropertyValue.Map map => map.Members.Values.SelectMany(Plain),
        PropertyValue.Output { IsSecret: false, Value: { } inner } => Plain(inner),
        _ => [],
    };
}
