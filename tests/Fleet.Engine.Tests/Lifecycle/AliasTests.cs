using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Values;
using FluentAssertions;
using Pulumirpc;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

/// <summary>Resources under new names keep their objects.</summary>
public sealed class AliasTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private static readonly PropertyMap Size = PropertyMap.Of(("size", 1));

    private static Alias Was(Alias.Types.Spec spec) => new() { Spec = spec };

    private async Task KeepsItsObjectAsync(Func<MonitorClient, Task> before, Func<MonitorClient, Task> after, params string[] recorded)
    {
        (await _stack.UpAsync(before)).Errors.Should().BeEmpty();
        var objects = _stack.Cloud.Objects.Keys.ToList();

        var preview = await _stack.PreviewAsync(after);
        var run = await _stack.UpAsync(after);
        var again = await _stack.UpAsync(after, new OperationOptions { ExpectNoChanges = true });

        preview.Steps.Should().BeEmpty();
        run.Errors.Should().BeEmpty();
        run.Steps.Should().BeEmpty();
        again.Errors.Should().BeEmpty();
        _stack.Cloud.Objects.Keys.Should().BeEquivalentTo(objects);
        (await _stack.RecordedAsync()).Should().Equal(recorded);
    }

    [Fact]
    public Task By_its_whole_urn() => KeepsItsObjectAsync(
        monitor => monitor.ResourceAsync("old", Size),
        monitor => monitor.ResourceAsync("new", Size, request => request.AliasURNs.Add(TestStack.Urn("old"))),
        "new");

    [Fact]
    public Task By_its_name() => KeepsItsObjectAsync(
        monitor => monitor.ResourceAsync("old", Size),
        monitor => monitor.ResourceAsync("new", Size, request => request.Aliases.Add(Was(new() { Name = "old" }))),
        "new");

    [Fact]
    public Task By_its_type() => KeepsItsObjectAsync(
        monitor => monitor.ResourceAsync("a", Size, request => request.Type = "fake:old:Thing"),
        monitor => monitor.ResourceAsync("a", Size, request => request.Aliases.Add(Was(new() { Type = "fake:old:Thing" }))),
        "a");

    [Fact]
    public Task By_name_and_type_at_once_with_the_wrong_ones_tried_first() => KeepsItsObjectAsync(
        monitor => monitor.ResourceAsync("old", Size, request => request.Type = "fake:old:Thing"),
        monitor => monitor.ResourceAsync("new", Size, request =>
        {
            request.Aliases.Add(Was(new() { Name = "never" }));
            request.Aliases.Add(Was(new() { Name = "old", Type = "fake:old:Thing" }));
        }),
        "new");

    [Fact]
    public Task By_its_old_parent() => KeepsItsObjectAsync(
        async monitor =>
        {
            var one = await monitor.ComponentAsync("one");
            await monitor.ComponentAsync("two");
            await monitor.ResourceAsync("a", Size, request => request.Parent = one.Urn);
        },
        async monitor =>
        {
            var one = await monitor.ComponentAsync("one");
            var two = await monitor.ComponentAsync("two");
            await monitor.ResourceAsync("a", Size, request =>
            {
                request.Parent = two.Urn;
                request.Aliases.Add(Was(new() { ParentUrn = one.Urn }));
            });
        },
        "a",
        "one",
        "two");

    [Fact]
    public Task By_having_had_no_parent() => KeepsItsObjectAsync(
        async monitor =>
        {
            await monitor.ComponentAsync("comp");
            await monitor.ResourceAsync("a", Size, request => request.Parent = "");
        },
        async monitor =>
        {
            var component = await monitor.ComponentAsync("comp");
            await monitor.ResourceAsync("a", Size, request =>
            {
                request.Parent = component.Urn;
                request.Aliases.Add(Was(new() { NoParent = true }));
            });
        },
        "a",
        "comp");

    [Fact]
    public Task With_a_chain_of_parents_of_which_two_have_new_names_and_one_a_new_type() => KeepsItsObjectAsync(
        Tree("old", "my:index:Old", "inner", _ => { }, _ => { }),
        Tree(
            "new",
            "my:index:New",
            "core",
            request => request.Aliases.Add(Was(new() { Name = "old", Type = "my:index:Old" })),
            request => request.Aliases.Add(Was(new() { Name = "inner" }))),
        "a",
        "core",
        "core-disk",
        "new");

    private static Func<MonitorClient, Task> Tree(
        string outer,
        string type,
        string inner,
        Action<RegisterResourceRequest> outerOptions,
        Action<RegisterResourceRequest> innerOptions) => async monitor =>
    {
        var top = await monitor.ComponentAsync(outer, request =>
        {
            request.Type = type;
            outerOptions(request);
        });
        var middle = await monitor.ComponentAsync(inner, request =>
        {
            request.Parent = top.Urn;
            innerOptions(request);
        });
        await monitor.ResourceAsync("a", Size, request => request.Parent = middle.Urn);
        await monitor.ResourceAsync($"{inner}-disk", Size, request => request.Parent = middle.Urn);
    };

    [Fact]
    public async Task What_is_recorded_under_its_present_name_needs_no_alias()
    {
        await _stack.UpAsync(async monitor =>
        {
            await monitor.ResourceAsync("old", Size);
            await monitor.ResourceAsync("new", Size);
        });

        var run = await _stack.UpAsync(
            monitor => monitor.ResourceAsync("new", Size, request => request.Aliases.Add(Was(new() { Name = "old" }))));

        run.Steps.Should().Equal("delete old");
    }

    [Fact]
    public async Task A_renamed_resource_may_be_replaced_at_once()
    {
        await _stack.UpAsync(monitor => monitor.ResourceAsync("old", PropertyMap.Of(("new", 1))));

        var run = await _stack.UpAsync(monitor => monitor.ResourceAsync(
            "new", PropertyMap.Of(("new", 2)), request => request.Aliases.Add(Was(new() { Name = "old" }))));

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("create-replacement new", "replace new", "delete-replaced old");
        (await _stack.RecordedAsync()).Should().Equal("new");
    }

    [Fact]
    public async Task A_renamed_resource_that_is_no_target_goes_by_its_new_name()
    {
        await _stack.UpAsync(async monitor =>
        {
            var a = await monitor.ResourceAsync("old", Size);
            await monitor.ResourceAsync("b", Size, request => request.Dependencies.Add(a.Urn));
        });

        var run = await _stack.UpAsync(
            async monitor =>
            {
                var a = await monitor.ResourceAsync(
                    "new", PropertyMap.Of(("size", 2)), request => request.Aliases.Add(Was(new() { Name = "old" })));
                await monitor.ResourceAsync("b", PropertyMap.Of(("size", 2)), request => request.Dependencies.Add(a.Urn));
            },
            new OperationOptions { Targets = ["**::b"] });

        run.Errors.Should().BeEmpty();
        run.Steps.Should().Equal("update b");
        (await _stack.RecordedAsync()).Should().Equal("b", "new");
    }

    [Fact]
    public async Task An_alias_of_what_the_program_still_declares_is_refused_with_both_places()
    {
        await _stack.UpAsync(monitor => monitor.ResourceAsync("old", Size));

        var run = await _stack.UpAsync(async monitor =>
        {
            await monitor.ResourceAsync("old", Size, request => request.SourcePosition = At(_stack, 12));
            await monitor.ResourceAsync("new", Size, request =>
            {
                request.SourcePosition = At(_stack, 20);
                request.Aliases.Add(Was(new() { Name = "old" }));
            });
        });

        run.Errors.Should().Contain(
            $"The program has registered 'new' of type 'fake:index:Thing' with the alias '{TestStack.Urn("old")}', and "
            + "registers that one too: Program.cs:12 and Program.cs:20.");
        _stack.Cloud.Names.Should().Equal("old");
    }

    [Fact]
    public async Task A_name_that_was_given_up_is_not_given_out_again()
    {
        await _stack.UpAsync(monitor => monitor.ResourceAsync("old", Size));

        var run = await _stack.UpAsync(async monitor =>
        {
            await monitor.ResourceAsync("new", Size, request => request.Aliases.Add(Was(new() { Name = "old" })));
            await monitor.ResourceAsync("old", Size);
        });

        run.Errors.Should().Contain(
            "The program has registered 'old' of type 'fake:index:Thing', whose recorded state belongs to 'new' by an alias.");
    }

    [Fact]
    public async Task Two_resources_cannot_have_been_the_same_one()
    {
        await _stack.UpAsync(monitor => monitor.ResourceAsync("old", Size));

        var run = await _stack.UpAsync(async monitor =>
        {
            await monitor.ResourceAsync("one", Size, request => request.Aliases.Add(Was(new() { Name = "old" })));
            await monitor.ResourceAsync("two", Size, request => request.Aliases.Add(Was(new() { Name = "old" })));
        });

        run.Errors.Should().Contain(
            $"The program has registered 'two' of type 'fake:index:Thing' with the alias '{TestStack.Urn("old")}', which "
            + "'one' has taken over already.");
    }

    [Fact]
    public async Task A_name_used_twice_is_refused_with_both_places()
    {
        var run = await _stack.UpAsync(async monitor =>
        {
            await monitor.ResourceAsync("a", Size, request => request.SourcePosition = At(_stack, 12, 5));
            await monitor.ResourceAsync("a", Size, request => request.SourcePosition = At(_stack, 20));
        });

        run.Errors.Should().Contain(
            "The program has registered 'a' of type 'fake:index:Thing' twice below the same parent: "
            + "Program.cs:12:5 and Program.cs:20.");
    }

    private static SourcePosition At(TestStack stack, int line, int column = 0) => new()
    {
        Uri = new Uri(Path.Combine(stack.Folder.Path, "Program.cs")).AbsoluteUri,
        Line = line,
        Column = column,
    };
}
