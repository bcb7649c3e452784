using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using Fleet.TestKit;
using FluentAssertions;
using Pulumirpc;

namespace Fleet.Engine.Tests.Plugins;

/// <summary>A provider that the official Node SDK serves is used like a built-in one.</summary>
public sealed class NodePluginTests
{
    private static readonly PropertyValue Note = new PropertyValue.Secret("planted-note");

    [NodeFact]
    public async Task Its_resources_are_made_kept_changed_replaced_and_removed()
    {
        using var stack = await PluginStack.CreateAsync();

        var made = await stack.UpBoxAsync(("kind", "oak"), ("note", Note));
        var state = await stack.Stack.StateAsync();
        var kept = await stack.UpBoxAsync(("kind", "oak"), ("note", Note));
        var changed = await stack.UpBoxAsync(("kind", "oak"), ("size", 3));
        var replaced = await stack.UpBoxAsync(("kind", "elm"), ("size", 3));
        var removed = await stack.Stack.DestroyAsync();

        foreach (var run in new[] { made, kept, changed, replaced, removed })
        {
            run.Errors.Should().BeEmpty();
        }

        var box = state.Resources.Single(resource => resource.Urn.Name == "box");
        box.Id.Should().Be("box-1");
        box.Inputs.Should().Equal(PropertyMap.Of(("kind", "oak"), ("note", Note), ("size", 1)));
        box.Outputs.Should().Equal(box.Inputs.With("made", true));
        made.Steps.Should().Equal("create box");
        kept.Steps.Should().BeEmpty();
        changed.Steps.Should().Equal("update box");
        replaced.Steps.Should().Equal("create-replacement box", "replace box", "delete-replaced box");
        removed.Steps.Should().Equal("delete box");
        stack.Objects.Should().BeEmpty();
        stack.Log.Where(line => !line.StartsWith("diff", StringComparison.Ordinal))
            .Should().Equal("create box", "update box-1", "create box", "delete box-1", "delete box-2");
    }

    [NodeFact]
    public async Task A_preview_foretells_and_a_refresh_sees_what_became_of_them()
    {
        using var stack = await PluginStack.CreateAsync();

        var foretold = await stack.Stack.PreviewAsync(async monitor =>
        {
            var box = await PluginStack.BoxAsync(monitor, "box", PropertyMap.Of(("size", 2)));
            PropertyCodec.Decode(box.Object).Should().Equal(PropertyMap.Of(("size", 2)));
            box.Id.Should().BeEmpty();
        });
        await stack.UpAsync(async monitor =>
        {
            await PluginStack.BoxAsync(monitor, "box", PropertyMap.Of(("size", 2)));
            await PluginStack.BoxAsync(monitor, "lost", PropertyMap.Empty);
        });
        stack.Folder.Write("objects.json", """{ "box-1": { "size": 9 }, "alien": { "size": 7 } }""");
        var refreshed = await stack.Stack.RefreshAsync();
        var state = await stack.Stack.StateAsync();
        var read = await stack.UpAsync(async monitor =>
        {
            var alien = await monitor.Channel.CallAsync(MonitorMethods.ReadResource, Read(monitor, "alien"));
            PropertyCodec.Decode(alien.Properties).Should().Equal(PropertyMap.Of(("made", true), ("size", 7)));
            await PluginStack.BoxAsync(monitor, "box", PropertyMap.Of(("size", 9)));
        });
        var missing = await stack.UpAsync(
            monitor => monitor.Channel.CallAsync(MonitorMethods.ReadResource, Read(monitor, "nothing")));

        foretold.Steps.Should().Equal("create box");
        refreshed.Errors.Should().BeEmpty();
        state.Resources.Where(resource => resource.Urn.Type == PluginStack.Type).Should().ContainSingle()
            .Which.Outputs.Should().Equal(PropertyMap.Of(("made", true), ("size", 9)));
        read.Errors.Should().BeEmpty();
        read.Steps.Should().Equal("read alien");
        missing.Errors.Should().Equal("There is no object 'nothing' of type 'cloud:index:Box' to read.");
    }

    [NodeFact]
    public async Task Its_functions_answer_refuse_and_fail()
    {
        using var stack = await PluginStack.CreateAsync();
        var answers = new List<string>();

        var run = await stack.UpAsync(async monitor =>
        {
            var count = await InvokeAsync(monitor, "cloud:index:count", PropertyMap.Of(("who", Note)));
            PropertyCodec.Decode(count.Return).Should().Equal(PropertyMap.Of(
                ("asked", PropertyMap.Of(("who", Note))), ("count", 0)));
            var fussy = await InvokeAsync(monitor, "cloud:index:fussy", PropertyMap.Empty);
            answers.AddRange(fussy.Failures.Select(failure => $"{failure.Property}: {failure.Reason}"));
            var refused = await FluentActions.Awaiting(() => InvokeAsync(monitor, "cloud:index:none", PropertyMap.Empty))
                .Should().ThrowAsync<RpcStatusException>();
            answers.Add(refused.Which.Message);
        });

        run.Errors.Should().BeEmpty();
        answers.Should().Equal(
            "mood: be friendlier",
            "The call of 'cloud:index:none' has failed: Calling 'cloud:index:none': there is no function cloud:index:none.");
    }

    [NodeFact]
    public async Task What_its_check_finds_fails_the_resource_alone()
    {
        using var stack = await PluginStack.CreateAsync();

        var run = await stack.UpAsync(async monitor =>
        {
            await PluginStack.BoxAsync(monitor, "bad", PropertyMap.Of(("bad", true)));
            await PluginStack.BoxAsync(monitor, "good", PropertyMap.Empty);
        });

        run.Errors.Should().Equal("'bad' of type 'cloud:index:Box': property 'bad': boxes are never bad.");
        run.Steps.Should().Equal("create good");
    }

    [NodeFact]
    public async Task It_makes_components_whose_children_are_resources_like_any_other()
    {
        using var stack = await PluginStack.CreateAsync();
        RegisterResourceResponse? made = null;

        var first = await stack.UpAsync(async monitor => made = await PairAsync(monitor, 4));
        var state = await stack.Stack.StateAsync();
        var second = await stack.UpAsync(monitor => PairAsync(monitor, 4));
        var changed = await stack.UpAsync(monitor => PairAsync(monitor, 5));
        var removed = await stack.UpAsync(_ => Task.CompletedTask);

        first.Errors.Should().BeEmpty();
        var urn = TestStack.Urn("pair", "cloud:index:Pair");
        var left = TestStack.Urn("pair-left", "cloud:index:Pair$cloud:index:Box");
        made!.Urn.Should().Be(urn);
        var outputs = PropertyCodec.Decode(made.Object);
        outputs["sizes"].Should().Be(new PropertyValue.Secret(PropertyValue.Of(4, 4)));
        outputs["left"].Should().Be(new PropertyValue.ResourceReference(Urn.Parse(left), "pair-left-1", ""));
        made.PropertyDependencies["left"].Urns.Should().Equal(left);
        state.Resources.Where(resource => resource.Parent.Text == urn).Select(resource => resource.Urn.Name)
            .Should().BeEquivalentTo("pair-left", "pair-right");
        state.Resources.Single(resource => resource.Urn.Name == "pair-right").PropertyDependencies["other"]
            .Should().Equal(Urn.Parse(left));
        second.Steps.Should().BeEmpty();
        changed.Steps.Should().BeEquivalentTo("update pair-left", "update pair-right");
        removed.Steps.Should().BeEquivalentTo("delete pair-left", "delete pair-right", "delete pair");
    }

    [NodeFact]
    public async Task A_component_that_it_cannot_make_is_told_to_the_program_and_the_rest_goes_on()
    {
        using var stack = await PluginStack.CreateAsync();
        RegisterResourceResponse? refused = null;

        var run = await stack.UpAsync(async monitor =>
        {
            refused = await PairAsync(monitor, 1, ("refuse", true));
            await monitor.ResourceAsync("other");
            await monitor.ResourceAsync("needy", null, request => request.Dependencies.Add(refused.Urn));
        });

        refused!.Result.Should().Be(Result.Fail);
        run.Errors.Should().Equal(
            "Making the component 'pair' of type 'cloud:index:Pair': property 'refuse': a pair cannot be refused.");
        run.Steps.Should().Contain("create other").And.NotContain("create needy");
    }

    [NodeFact]
    public async Task Methods_of_its_components_answer()
    {
        using var stack = await PluginStack.CreateAsync();
        CallResponse? answer = null;
        RpcStatusException? refusal = null;

        var run = await stack.UpAsync(async monitor =>
        {
            var pair = await PairAsync(monitor, 4);
            var arguments = PropertyMap.Of(
                ("__self__", new PropertyValue.ResourceReference(Urn.Parse(pair.Urn), null, "")), ("by", 21));
            answer = await CallAsync(monitor, "cloud:index:Pair/double", arguments);
            refusal = (await FluentActions.Awaiting(() => CallAsync(monitor, "cloud:index:Pair/halve", arguments))
                .Should().ThrowAsync<RpcStatusException>()).Which;
        });

        run.Errors.Should().BeEmpty();
        PropertyCodec.Decode(answer!.Return).Should().Equal(PropertyMap.Of(("doubled", 42)));
        refusal!.Message.Should().Be("Calling 'cloud:index:Pair/halve': there is no method cloud:index:Pair/halve.");
    }

    private static Task<RegisterResourceResponse> PairAsync(
        MonitorClient monitor, int size, params (string Name, PropertyValue Value)[] more) => monitor.ResourceAsync(
            "pair",
            PropertyMap.Of([("size", new PropertyValue.Secret(size)), .. more]),
            request => (request.Type, request.Custom, request.Remote) = ("cloud:index:Pair", false, true));

    private static Task<ResourceInvokeResponse> InvokeAsync(MonitorClient monitor, string token, PropertyMap arguments) =>
        monitor.Channel.CallAsync(
            MonitorMethods.Invoke,
            new ResourceInvokeRequest { Tok = token, Args = PropertyCodec.Encode(arguments), AcceptResources = true });

    private static Task<CallResponse> CallAsync(MonitorClient monitor, string token, PropertyMap arguments) =>
        monitor.Channel.CallAsync(
            MonitorMethods.Call, new ResourceCallRequest { Tok = token, Args = PropertyCodec.Encode(arguments) });

    private static ReadResourceRequest Read(MonitorClient monitor, string id) => new()
    {
        Id = id,
        Name = id,
        Type = PluginStack.Type,
        Parent = monitor.StackUrn,
        Properties = new(),
        AcceptSecrets = true,
    };
}
