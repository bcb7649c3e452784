using System.Text;
using Fleet.Protocol.Values;
using Fleet.Providers.Docker;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;
using static Fleet.Providers.Tests.Docker.Values;
using Container = Fleet.Providers.Docker.ContainerSchema;

namespace Fleet.Providers.Tests.Docker;

/// <summary>
/// Tries every property of every kind of object on a real engine: it is created, read back, planned again without a change
/// and changed. What comes of it is <c>docs/docker-properties.md</c>.
/// </summary>
[Collection(EngineCollection.Name)]
public sealed class PropertyTableTests(RealEngine real)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly PropertyMap Unstarted = Map(
        ("image", RealEngine.Image), ("name", "properties"), ("start", false), ("mustRun", false));

    [MachineFact("dockerd", "docker-registry")]
    public async Task The_table_of_properties_is_what_an_engine_does()
    {
        using var folder = new TempFolder();
        foreach (var file in new[] { "context/Dockerfile", "context/Second", "context/other/Dockerfile" })
        {
            folder.Write(file, $"FROM {RealEngine.Image} AS first\nARG SAYS=0\nLABEL says=$SAYS file={file}\nFROM first\nLABEL last=1\n");
        }

        await using var registry = await RealRegistry.StartAsync(real);
        await using var session = await EngineSession.OpenAsync(real, ("registryAuth", PropertyValue.Of([
            Map(("address", registry.Address), ("username", RealRegistry.User), ("password", RealRegistry.Password))])));
        var pulled = $"{registry.Address}/base:1";
        folder.Write("context/pulled/Dockerfile", $"FROM {pulled}\nLABEL last=1\n");
        await session.CreateAsync(Urn("registryImage:RegistryImage", "pulled"), Map(
            ("name", pulled), ("keepRemotely", true), ("build", Map(("context", folder["context/other"])))));
        await session.CreateAsync(Urn("network:Network", "a"), Map(
            ("name", ContainerCases.Network), ("ipv6", true),
            ("ipamConfigs", Blocks(Map(("subnet", "198.19.250.0/24")), Map(("subnet", "fd00:250::/64"))))));
        await session.CreateAsync(Urn("network:Network", "b"), Map(("name", ContainerCases.OtherNetwork)));
        await session.CreateAsync(Urn("container:Container", "donor"), Unstarted.With("name", "properties-donor"));

        var text = new StringBuilder(await File.ReadAllTextAsync(Introduction));
        await AddAsync(text, session, "container:Container", "Container", Unstarted, ContainerCases.All(), ContainerCases.Excluded);
        await AddAsync(text, session, "network:Network", "Network", Map(("name", "properties")), OtherCases.Networks(), OtherCases.Excluded);
        await AddAsync(text, session, "volume:Volume", "Volume", Map(("name", "volume-zero")), OtherCases.Volumes(), OtherCases.Excluded);
        await AddAsync(
            text, session, "remoteImage:RemoteImage", "RemoteImage", Map(("name", "properties/built:1")),
            OtherCases.Images(folder["context"], pulled), OtherCases.Excluded);
        await AddAsync(
            text, session, "registryImage:RegistryImage", "RegistryImage", Map(("name", pulled)),
            OtherCases.RegistryImages(folder["context"], registry.Address), OtherCases.Excluded);
        await AddAsync(
            text, session, "image:Image", "Image",
            Map(("imageName", $"{registry.Address}/properties/built:1"),
                ("build", Map(("context", folder["context"]), ("dockerfile", folder["context/Dockerfile"])))),
            OtherCases.BuiltImages(folder["context"], registry.Address), OtherCases.Excluded);
        await AddAsync(
            text, session, "tag:Tag", "Tag", Map(("sourceImage", RealEngine.Image), ("targetImage", "properties/tagged:1")),
            OtherCases.Tags(), OtherCases.Excluded);

        Snapshot.MatchesFile(text.ToString(), "docs/docker-properties.md");
    }

    private static string Introduction => Path.Combine(
        RepositoryRoot.Path, "tests/Fleet.Providers.Tests/Docker/Properties/Introduction.md");

    private async Task AddAsync(
        StringBuilder text,
        EngineSession session,
        string type,
        string title,
        PropertyMap basis,
        IEnumerable<PropertyCase> cases,
        IReadOnlyDictionary<string, string> excluded)
    {
        var tried = cases.ToList();
        var schema = DockerProvider.SchemaOf($"docker:index/{type}");
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var each in tried)
        {
            rows[each.Path] = await RowAsync(session, type, basis, each);
        }

        foreach (var path in Leaves(schema.Properties, "")
            .Where(path => !rows.ContainsKey(path) && !rows.ContainsKey(path.Split('.')[0])))
        {
            var reason = new[] { path, $"{title}.{path}", $"{title}.{path.Split('.')[0]}", $"{title}.{string.Join('.', path.Split('.').Take(2))}" }
                .Select(excluded.GetValueOrDefault).FirstOrDefault(found => found is not null);
            reason.Should().NotBeNull("'{0}' of {1} must be tried, or it must be said why it is not", path, title);
            rows[path] = $"| `{path}` | | | | {reason} |";
        }

        text.Append($"\n## {title}\n\n| Property | Read back | Again | Change | Official |\n| --- | --- | --- | --- | --- |\n");
        foreach (var row in rows.Values)
        {
            text.Append(row).Append('\n');
        }
    }

    private async Task<string> RowAsync(EngineSession session, string type, PropertyMap basis, PropertyCase each)
    {
        var because = $"of '{each.Path}'";
        var first = PropertyMap.From(basis.Concat(each.With)).With(each.Property, each.First);
        var second = each.Second is null ? first.Without(each.Property) : first.With(each.Property, each.Second);
        second = each.Second is null && basis.Find(each.Property) is { } usual ? second.With(each.Property, usual) : second;
        var made = await TryAsync(() => session.CreateAsync(Urn(type, "properties"), first), because);
        var read = (await session.ReadAsync(made))!;
        (await session.DiffAsync(read, first)).HasChanges.Should().BeFalse("the first value {0} was made", because);
        var seen = await IsReadAsync(session, made, each) ? "yes" : "as recorded";
        var diff = await session.DiffAsync(read, second);
        string change;
        if (!diff.HasChanges)
        {
            change = "none";
        }
        else if (diff.ReplacePaths.Any())
        {
            change = each.OnlyCompared.Length > 0 ? $"replaces ({each.OnlyCompared})" : "replaces";
        }
        else
        {
            var before = session.Client.Calls.ByKind;
            read = await TryAsync(() => session.UpdateAsync(read, second), because);
            change = session.Client.Calls.ByKind.Any(call =>
                call.Key.StartsWith("POST", StringComparison.Ordinal) && call.Value > before.GetValueOrDefault(call.Key))
                ? "in place"
                : "recorded";
            var after = (await session.ReadAsync(read))!;
            after.Id.Should().Be(made.Id);
            (await session.DiffAsync(after, second)).HasChanges.Should().BeFalse("the second value {0} was made", because);
        }

        await session.DeleteAsync(read);
        if (diff.ReplacePaths.Any() && each.OnlyCompared.Length == 0)
        {
            var next = await TryAsync(() => session.CreateAsync(Urn(type, "properties"), second), because);
            (await session.DiffAsync((await session.ReadAsync(next))!, second)).HasChanges
                .Should().BeFalse("the second value {0} was made", because);
            await session.DeleteAsync(next);
        }

        return $"| `{each.Path}` | {seen} | no change | {change} | {each.Official} |";
    }

    /// <summary>Whether the host tells the property, so that a change made there would be seen.</summary>
    private async Task<bool> IsReadAsync(EngineSession session, Made made, PropertyCase each)
    {
        if (made.Urn.Type == Container.Schema.Token)
        {
            return await real.Client.Containers.FindAsync(made.Id, None) is { } container
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

    private static IEnumerable<string> Leaves(IEnumerable<PropertySchema> properties, string prefix) =>
        properties.SelectMany(property => property.Members.IsEmpty
            ? [prefix + property.Name]
            : Leaves(property.Members, $"{prefix}{property.Name}."));
}
