using Fleet.Providers.Tests.Schemas;
using static Fleet.Providers.Tests.Docker.Values;
using Container = Fleet.Providers.Docker.ContainerSchema;

namespace Fleet.Providers.Tests.Docker;

/// <summary>
/// Tries one property on a real engine: an object is created with its first value, read back, compared, changed to the
/// second value and compared again; the engine itself is asked both times.
/// </summary>
internal sealed class PropertyTrial(RealEngine real, EngineSession session, EngineFacts facts, string type, PropertyMap basis)
{
    /// <summary>What was changed without the engine showing it, and without a reason why.</summary>
    public List<string> Silent { get; } = [];

    /// <summary>The row of the table that says what was seen.</summary>
    public async Task<string> RowAsync(PropertyCase each)
    {
        var because = $"of '{each.Path}'";
        var first = PropertyMap.From(basis.Concat(each.With)).With(each.Property, each.First);
        var second = each.Second is null ? first.Without(each.Property) : first.With(each.Property, each.Second);
        second = each.Second is null && basis.Find(each.Property) is { } usual ? second.With(each.Property, usual) : second;
        var made = await TryAsync(() => session.CreateAsync(Urn(type, "properties"), first), because);
        made.Outputs.Keys.Where(name => !name.StartsWith("__", StringComparison.Ordinal)).Should().BeSubsetOf(
            [.. SchemaInput.OutputsOf($"docker:index/{type}"), "id"], "programs are told what the schema has, {0}", because);
        var read = (await session.ReadAsync(made))!;
        (await session.DiffAsync(read, first)).HasChanges.Should().BeFalse("the first value {0} was made", because);
        var isRead = await IsReadAsync(made, each);
        if (each.Ends)
        {
            await real.Client.Containers.WaitAsync(made.Id, default);
        }

        var before = await facts.OfAsync(read);
        var diff = await session.DiffAsync(read, second);
        var replaces = diff.ReplacePaths.Any();
        var change = "none";
        var after = before;
        if (replaces)
        {
            change = each.OnlyCompared.Length > 0 ? $"replaces ({each.OnlyCompared})" : "replaces";
        }
        else if (diff.HasChanges)
        {
            var calls = session.Client.Calls.ByKind;
            read = await TryAsync(() => session.UpdateAsync(read, second), because);
            var isCall = session.Client.Calls.ByKind.Any(call =>
                call.Key.StartsWith("POST", StringComparison.Ordinal) && call.Value > calls.GetValueOrDefault(call.Key));
            change = isCall ? "in place" : "recorded";
            after = await LookAgainAsync(read, second, because);
            read.Id.Should().Be(made.Id);
        }

        await session.DeleteAsync(read);
        if (replaces && each.OnlyCompared.Length == 0)
        {
            var next = await TryAsync(() => session.CreateAsync(Urn(type, "properties"), second), because);
            after = await LookAgainAsync(next, second, because);
            await session.DeleteAsync(next);
        }

        var seen = EngineFacts.Between(before, after).ToList();
        if (change is "in place" or "replaces" && seen.Count == 0 && each.Unseen.Length == 0)
        {
            Silent.Add(each.Path);
        }

        return $"| `{each.Path}` | {(isRead ? "yes" : "as recorded")} | no change | {change} | "
            + $"{(seen.Count > 0 ? string.Join("<br>", seen) : each.Unseen)} | {each.Official} |";
    }

    private async Task<IReadOnlyDictionary<string, string>> LookAgainAsync(Made made, PropertyMap program, string because)
    {
        var read = (await session.ReadAsync(made))!;
        (await session.DiffAsync(read, program)).HasChanges.Should().BeFalse("the second value {0} was made", because);
        return await facts.OfAsync(read);
    }

    /// <summary>Whether the host tells the property, so that a change made there would be seen.</summary>
    private async Task<bool> IsReadAsync(Made made, PropertyCase each)
    {
        if (made.Urn.Type == Container.Schema.Token)
        {
            return await real.Client.Containers.FindAsync(made.Id, default) is { } container
                && (ContainerReading.Of(container).ContainsKey(each.Property) || each.Property == "networksAdvanced");
        }

        var imported = await session.ReadAsync(made with { Inputs = PropertyMap.Empty, Outputs = PropertyMap.Empty });
        return imported?.Inputs.ContainsKey(each.Property) == true || (imported is not null && each.Property is "driver" or "ipamDriver");
    }

    private static async Task<Made> TryAsync(Func<Task<Made>> action, string because)
    {
        try
        {
            return await action();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"A value {because} could not be made: {exception.Message}", exception);
        }
    }
}
