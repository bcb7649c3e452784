using FluentAssertions;
using Pulumi.Tests.Fakes;
using Pulumirpc;
using Xunit;
using static Pulumi.Tests.Fakes.Wire;

namespace Pulumi.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public async Task A_typical_program_makes_the_calls_of_the_official_SDK()
    {
        await using var engine = await FakeEngine.StartAsync();

        var exitCode = await engine.RunAsync(() =>
        {
            var a = new Thing("a", new ThingArgs { Text = "x" });
            var b = new Thing("b", new ThingArgs { Text = a.Text! });
            return new Dictionary<string, object?> { ["out"] = b.Text };
        });

        exitCode.Should().Be(0);
        engine.Methods.Should().Equal(
            "SupportsFeature", "RegisterResource", "RegisterResource", "RegisterResource", "RegisterResourceOutputs",
            "SignalAndWaitForShutdown");
        engine.Registered.Select(request => request.Name).Should().Equal("proj-dev", "a", "b");
        engine.All<RegisterResourceOutputsRequest>().Single().Should().Be(new RegisterResourceOutputsRequest
        {
            Urn = "urn:pulumi:dev::proj::pulumi:pulumi:Stack::proj-dev",
            Outputs = Json("""{"out":"x"}"""),
        });
    }

    [Fact]
    public async Task The_stack_is_registered_without_a_parent()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() => { });

        engine.Find("proj-dev").Should().Be(new RegisterResourceRequest
        {
            Type = "pulumi:pulumi:Stack",
            Name = "proj-dev",
            Object = Json("{}"),
            AcceptSecrets = true,
            AcceptResources = true,
            SupportsResultReporting = true,
            Hooks = new RegisterResourceRequest.Types.ResourceHooksBinding(),
        });
    }

    [Fact]
    public async Task A_resource_is_registered_with_its_inputs_and_what_they_came_from()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() =>
        {
            var a = new Thing("a");
            _ = new Thing("b", new ThingArgs { Text = a.Id, Number = 3, Items = { "one", a.Urn } });
        });

        var expected = new RegisterResourceRequest
        {
            Type = "test:index:Thing",
            Name = "b",
            Parent = engine.UrnOf("proj-dev"),
            Custom = true,
            Object = Json($$"""{"text":"id-a","number":3,"items":["one","{{engine.UrnOf("a")}}"]}"""),
            AcceptSecrets = true,
            AcceptResources = true,
            SupportsResultReporting = true,
            Hooks = new RegisterResourceRequest.Types.ResourceHooksBinding(),
            Dependencies = { engine.UrnOf("a") },
            PropertyDependencies =
            {
                ["text"] = Urns(engine.UrnOf("a")),
                ["number"] = Urns(),
                ["items"] = Urns(engine.UrnOf("a")),
            },
        };
        engine.Find("b").Should().Be(expected);
    }

    [Fact]
    public async Task Every_option_reaches_the_engine()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() =>
        {
            var other = new Thing("other");
            _ = new Thing("b", options: new CustomResourceOptions
            {
                AdditionalSecretOutputs = { "computed" },
                Aliases = { new Alias { Name = "was" } },
                CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(5) },
                DeleteBeforeReplace = false,
                DeletedWith = other,
                DependsOn = { other },
                HideDiffs = { "h" },
                IgnoreChanges = { "i" },
                ImportId = "imported",
                PluginDownloadURL = "https://example.invalid",
                Protect = false,
                ReplaceOnChanges = { "r" },
                ReplaceWith = { other },
                ReplacementTrigger = "now",
                RetainOnDelete = true,
                Version = "1.2.3",
                EnvVarMappings = { ["A"] = "B" },
            });
        });

        var urn = engine.UrnOf("other");
        var request = engine.Find("b");
        request.AdditionalSecretOutputs.Should().Equal("computed");
        request.Aliases.Should().Equal(new Pulumirpc.Alias
        {
            Spec = new Pulumirpc.Alias.Types.Spec { Name = "was", NoParent = false },
        });
        request.Aliases[0].Spec.ParentCase.Should().Be(Pulumirpc.Alias.Types.Spec.ParentOneofCase.NoParent);
        request.CustomTimeouts.Create.Should().Be("300000000000ns");
        (request.DeleteBeforeReplace, request.DeleteBeforeReplaceDefined).Should().Be((false, true));
        request.DeletedWith.Should().Be(urn);
        request.Dependencies.Should().Equal(urn);
        request.HideDiffs.Should().Equal("h");
        request.IgnoreChanges.Should().Equal("i");
        request.ImportId.Should().Be("imported");
        request.PluginDownloadURL.Should().Be("https://example.invalid");
        (request.HasProtect, request.Protect).Should().Be((true, false));
        request.ReplaceOnChanges.Should().Equal("r");
        request.ReplaceWith.Should().Equal(urn);
        request.ReplacementTrigger.StringValue.Should().Be("now");
        (request.HasRetainOnDelete, request.RetainOnDelete).Should().Be((true, true));
        request.Version.Should().Be("1.2.3");
        request.EnvVarMappings.Should().Contain("A", "B");
    }

    [Fact]
    public async Task Secrets_are_sent_and_come_back_as_secrets()
    {
        await using var engine = await FakeEngine.StartAsync();
        var seen = new List<bool>();

        await engine.RunAsync(async () =>
        {
            var a = new Thing("a", new ThingArgs
            {
                Text = Output.CreateSecret("hush"),
                Items = { "open", Output.CreateSecret("closed") },
                Number = 1,
            });
            seen.Add(await Output.IsSecretAsync(a.Text));
            seen.Add(await Output.IsSecretAsync(a.Items));
            seen.Add(await Output.IsSecretAsync(a.Number));
            return new Dictionary<string, object?> { ["length"] = a.Text.Apply(text => text!.Length) };
        });

        seen.Should().Equal(true, true, false);
        engine.Find("a").Object.Should().Be(Json($$"""
            {"number":1,"text":{{Secret("\"hush\"")}},"items":["open",{{Secret("\"closed\"")}}]}
            """));
        engine.All<RegisterResourceOutputsRequest>().Single().Outputs.Should()
            .Be(Json($$"""{"length":{{Secret("4")}}}"""));
    }

    [Fact]
    public async Task In_a_preview_ids_and_missing_outputs_are_unknown_and_inputs_are_known()
    {
        await using var engine = await FakeEngine.StartAsync(isPreview: true);
        var applied = new List<string>();

        await engine.RunAsync(() =>
        {
            var a = new Thing("a", new ThingArgs { Text = "known" });
            _ = new Thing("b", new ThingArgs
            {
                Text = a.Id.Apply(id => Note("id", id)),
                Items = { a.Computed.Apply(value => Note("computed", value)), a.Text.Apply(value => Note("text", value)) },
            });
        });

        applied.Should().Equal("text");
        engine.Find("b").Object.Should()
            .Be(Json($$"""{"text":"{{WireNames.Unknown}}","items":["{{WireNames.Unknown}}","known"]}"""));
        engine.Find("b").PropertyDependencies["text"].Urns.Should().Equal(engine.UrnOf("a"));

        string Note(string what, string? value)
        {
            applied.Add(what);
            return value ?? "";
        }
    }

    [Fact]
    public async Task Outside_of_previews_a_missing_output_is_null_and_known()
    {
        await using var engine = await FakeEngine.StartAsync();
        var seen = "";

        await engine.RunAsync(() => { _ = new Thing("a").Computed.Apply(value => seen = value ?? "null"); });

        seen.Should().Be("null");
    }

    [Fact]
    public async Task What_a_failed_step_should_have_returned_is_unknown()
    {
        var fake = new FakeEngine
        {
            ResultOf = request => request.Name == "a" ? Result.Fail : Result.Success,
            Outputs = _ => Fleet.Protocol.Values.PropertyMap.Empty,
        };
        await using var engine = await FakeEngine.StartAsync(with: fake);

        var exitCode = await engine.RunAsync(() =>
        {
            var a = new Thing("a");
            _ = new Thing("b", new ThingArgs { Text = a.Computed! });
        });

        exitCode.Should().Be(0);
        engine.Find("b").Object.Should().Be(Json($$"""{"text":"{{WireNames.Unknown}}"}"""));
    }

    [Fact]
    public async Task A_resource_passed_as_an_input_is_sent_as_a_reference()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() =>
        {
            _ = new Thing("b", new ThingArgs { Other = new Thing("a") });
            _ = new Thing("c", new ThingArgs { Other = new Group("g") });
        });

        engine.Find("b").Object.Should().Be(Json($$"""
            {"other":{"4dabf18193072939515e22adb298388d":"5cf8f73096256a8f31e491e813e4eb8e",
              "urn":"{{engine.UrnOf("a")}}","id":"id-a"} }
            """));
        engine.Find("b").Dependencies.Should().Equal(engine.UrnOf("a"));
        engine.Find("c").Object.Should().Be(Json($$"""
            {"other":{"4dabf18193072939515e22adb298388d":"5cf8f73096256a8f31e491e813e4eb8e","urn":"{{engine.UrnOf("g")}}"} }
            """));
    }

    [Fact]
    public async Task Without_resource_references_a_resource_is_sent_as_its_id()
    {
        await using var engine = await FakeEngine.StartAsync();
        engine.Features.Remove("resourceReferences");

        await engine.RunAsync(() => { _ = new Thing("b", new ThingArgs { Other = new Thing("a") }); });

        engine.Find("b").Object.Should().Be(Json("""{"other":"id-a"}"""));
    }

    [Fact]
    public async Task Five_hundred_resources_register_at_once()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = 0;
        var fake = new FakeEngine
        {
            BeforeAnswer = request =>
            {
                if (request.Custom && Interlocked.Increment(ref waiting) == 500)
                {
                    gate.SetResult();
                }

                return request.Custom ? gate.Task : Task.CompletedTask;
            },
        };
        await using var engine = await FakeEngine.StartAsync(with: fake);

        var exitCode = await engine.RunAsync(() =>
        {
            for (var index = 0; index < 500; index++)
            {
                _ = new Thing($"thing-{index}", new ThingArgs { Number = index, Items = { "a", "b" } });
            }
        });

        engine.Logged.Select(log => log.Message).Should().BeEmpty();
        exitCode.Should().Be(0);
        engine.Registered.Should().HaveCount(501);
    }

    [Fact]
    public async Task Resources_made_inside_of_Apply_are_registered_before_the_program_ends()
    {
        await using var engine = await FakeEngine.StartAsync();

        await engine.RunAsync(() =>
        {
            new Thing("a").Id.Apply(async id =>
            {
                await Task.Delay(20);
                new Thing("b").Id.Apply(inner => new Thing("c"));
            });
        });

        engine.Registered.Select(request => request.Name).Should().Equal("proj-dev", "a", "b", "c");
        engine.Methods[^1].Should().Be("SignalAndWaitForShutdown");
    }

    [Fact]
    public async Task An_id_reads_a_resource_instead_of_registering_it()
    {
        var fake = new FakeEngine { Read = _ => Fleet.Protocol.Values.PropertyMap.Of(("text", "found")) };
        await using var engine = await FakeEngine.StartAsync(with: fake);
        var text = "";

        await engine.RunAsync(() =>
        {
            var read = new Thing("a", new ThingArgs { Number = 1 }, new CustomResourceOptions { Id = "there" });
            Output.Tuple(read.Text, read.Id).Apply(both => text = $"{both.Item1} {both.Item2}");
        });

        text.Should().Be("found there");
        engine.All<ReadResourceRequest>().Single().Should().Be(new ReadResourceRequest
        {
            Id = "there",
            Type = "test:index:Thing",
            Name = "a",
            Parent = engine.UrnOf("proj-dev"),
            Properties = Json("""{"number":1}"""),
            AcceptSecrets = true,
            AcceptResources = true,
        });
    }


    private static RegisterResourceRequest.Types.PropertyDependencies Urns(params string[] urns) =>
        new() { Urns = { urns } };
}
