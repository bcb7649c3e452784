using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Values;
using Fleet.TestKit;
using FluentAssertions;

namespace Fleet.Engine.Tests.Plugins;

/// <summary>Dynamic resources of a Node program, whose provider is in the program itself.</summary>
public sealed class DynamicTests
{
    [NodeFact]
    public async Task They_are_made_kept_changed_replaced_read_and_removed()
    {
        using var stack = await PluginStack.CreateAsync();
        stack.Copy("dynamic");
        stack.Write("name: proj\nruntime: { name: nodejs, options: { typescript: false } }\nmain: dynamic\n");

        var made = await UpAsync(stack, "oats", 2);
        var kept = await UpAsync(stack, "oats", 2);
        var changed = await UpAsync(stack, "oats", 3);
        var refreshed = await stack.Stack.RunProjectAsync(Operation.Refresh);
        var state = await stack.Stack.StateAsync();
        var replaced = await UpAsync(stack, "rye", 3);
        var failed = await UpAsync(stack, "rye", 3, wrong: true);
        var removed = await stack.Stack.RunProjectAsync(Operation.Destroy);

        made.Errors.Should().BeEmpty();
        made.Steps.Should().Equal("create field");
        made.Result.Outputs.Should().Equal(PropertyMap.Of(("area", 4)));
        kept.Steps.Should().BeEmpty();
        changed.Steps.Should().Equal("update field");
        changed.Result.Outputs.Should().Equal(PropertyMap.Of(("area", 9)));
        refreshed.Errors.Should().BeEmpty();
        state.Resources.Single(resource => resource.Urn.Name == "field").Outputs["area"].Should().Be((PropertyValue)1);
        replaced.Steps.Should().Equal("create-replacement field", "replace field", "delete-replaced field");
        failed.Errors.Should().BeEquivalentTo(
            "'large' of type 'pulumi-nodejs:dynamic/fields:Field': property 'size': nine is the most.",
            "create of 'rotten' of type 'pulumi-nodejs:dynamic/fields:Field': nobody wants it.");
        removed.Errors.Should().BeEmpty();
        File.ReadAllLines(stack.Folder["dynamic/asked.log"]).Should().Equal(
            "create oats", "update id-oats", "create rye", "delete id-oats", "delete id-rye");
    }

    private static async Task<RunLog> UpAsync(PluginStack stack, string kind, int size, bool wrong = false)
    {
        var config = stack.Stack.Backend.Workspace.OpenConfig(TestStack.Stack);
        config.Set("kind", kind);
        config.Set("size", $"{size}");
        config.Set("wrong", wrong ? "true" : "false");
        config.Save();
        return await stack.Stack.RunProjectAsync(Operation.Up);
    }
}
