using System.Text;
using Fleet.Providers.Tests.Schemas;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>
/// Tries every property of every kind of object on a real engine: it is created, read back, planned again without a change
/// and changed. What comes of it is <c>docs/docker-properties.md</c>.
/// </summary>
[Collection(EngineCollection.Name)]
public sealed class PropertyTableTests(RealEngine real)
{
    private readonly List<string> _silent = [];

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

        using var facts = new EngineFacts(real, registry.Address);
        var text = new StringBuilder(await File.ReadAllTextAsync(Introduction));
        await AddAsync(text, session, facts, "container:Container", "Container", Unstarted, ContainerCases.All(), ContainerCases.Excluded);
        await AddAsync(text, session, facts, "network:Network", "Network", Map(("name", "properties")), OtherCases.Networks(), OtherCases.Excluded);
        await AddAsync(text, session, facts, "volume:Volume", "Volume", Map(("name", "volume-zero")), OtherCases.Volumes(), OtherCases.Excluded);
        await AddAsync(
            text, session, facts, "remoteImage:RemoteImage", "RemoteImage", Map(("name", "properties/built:1")),
            OtherCases.Images(folder["context"], pulled), OtherCases.Excluded);
        await AddAsync(
            text, session, facts, "registryImage:RegistryImage", "RegistryImage", Map(("name", pulled)),
            OtherCases.RegistryImages(folder["context"], registry.Address), OtherCases.Excluded);
        await AddAsync(
            text, session, facts, "image:Image", "Image",
            Map(("imageName", $"{registry.Address}/properties/built:1"),
                ("build", Map(("context", folder["context"]), ("dockerfile", folder["context/Dockerfile"])))),
            OtherCases.BuiltImages(folder["context"], registry.Address), OtherCases.Excluded);
        await AddAsync(
            text, session, facts, "tag:Tag", "Tag", Map(("sourceImage", RealEngine.Image), ("targetImage", "properties/tagged:1")),
            OtherCases.Tags(), OtherCases.Excluded);

        await AddFunctionsAsync(text, session, registry.Address, folder["context"]);
        await AddRefusedAsync(text, session);

        Snapshot.MatchesFile(text.ToString(), "docs/docker-properties.md");
        _silent.Should().BeEmpty("the engine must show what was changed, or it must be said why it does not");
    }

    private static string Introduction => Path.Combine(
        RepositoryRoot.Path, "tests/Fleet.Providers.Tests/Docker/Properties/Introduction.md");

    private async Task AddAsync(
        StringBuilder text,
        EngineSession session,
        EngineFacts facts,
        string type,
        string title,
        PropertyMap basis,
        IEnumerable<PropertyCase> cases,
        IReadOnlyDictionary<string, string> excluded)
    {
        var token = $"docker:index/{type}";
        var trial = new PropertyTrial(real, session, facts, type, basis);
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var each in cases)
        {
            rows[each.Path] = await trial.RowAsync(each);
        }

        var leaves = SchemaInput.Leaves(SchemaInput.OfResource(token)).ToList();
        _silent.AddRange(trial.Silent.Select(path => $"{title}.{path}"));
        rows.Keys.Should().BeSubsetOf(leaves.Append("build.contextDigest"), "only properties of the schema are tried");
        var tried = rows.Count;
        foreach (var path in leaves.Where(path => !rows.ContainsKey(path)))
        {
            var reason = Parents(path).Select(parent => excluded.GetValueOrDefault($"{title}.{parent}"))
                .FirstOrDefault(found => found is not null);
            reason.Should().NotBeNull("'{0}' of {1} must be tried, or it must be said why it is not", path, title);
            rows[path] = $"| `{path}` | | | | {reason} | |";
        }

        var left = rows.Count - tried;
        text.Append($"\n## {title}\n\n{tried} properties are tried")
            .Append(left == 0 ? ", which is all.\n" : $"; {left} are not, for the reason given.\n")
            .Append("\n| Property | Read back | Again | Change | Seen on the engine | Official |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var row in rows.Values)
        {
            text.Append(row).Append('\n');
        }

        TestCounts.Add($"docker properties, {title}: {tried} of {rows.Count} tried on an engine, {left} excluded with a reason");
    }

    private static async Task AddFunctionsAsync(StringBuilder text, EngineSession session, string registry, string context)
    {
        var (one, two) = ($"{registry}/functions/one:1", $"{registry}/functions/two:1");
        await session.CreateAsync(Urn("registryImage:RegistryImage", "one"), Map(("name", one), ("build", Map(("context", context)))));
        await session.CreateAsync(
            Urn("registryImage:RegistryImage", "two"), Map(("name", two), ("build", Map(("context", $"{context}/other")))));
        await session.CreateAsync(Urn("container:Container", "talker"), Unstarted.With("name", FunctionCases.Talker)
            .With("start", true).With("attach", true).With("command", Texts("sh", "-c", "echo out; sleep 0.1; echo err >&2")));
        var trial = new FunctionTrial(session, registry);
        var cases = FunctionCases.All(registry, one, two).ToLookup(each => each.Function);
        text.Append("\n## Functions\n\nEach argument with two values, and how the answers differ.\n");
        foreach (var token in SchemaInput.Functions("docker").Where(token => token.StartsWith("docker:", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var function = token.Split(':')[^1];
            var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var each in cases[function])
            {
                rows[each.Argument] = await trial.RowAsync(function, each.Argument, each.First, each.Second);
            }

            foreach (var path in SchemaInput.Leaves(SchemaInput.OfFunction(token)).Where(path => !rows.ContainsKey(path)))
            {
                rows[path] = $"| `{path}` | {FunctionCases.Excluded[$"{function}.{path}"]} |";
            }

            text.Append($"\n### {function}\n\n| Argument | Answer |\n| --- | --- |\n{string.Concat(rows.Values.Select(row => $"{row}\n"))}");
        }
    }

    /// <summary>What the plan says of resources that are not managed.</summary>
    private static async Task AddRefusedAsync(StringBuilder text, EngineSession session)
    {
        text.Append("\n## Not managed\n\n| Resource | Properties | What the plan says |\n| --- | --- | --- |\n");
        foreach (var token in SchemaInput.Resources("docker").Where(token => DockerKinds.SchemaOf(token).Properties.IsEmpty))
        {
            var result = await session.Provider.CheckAsync(
                new CheckRequest(Urn(token.Split('/')[1], "refused"), PropertyMap.Empty, PropertyMap.Empty), default);
            var count = SchemaInput.Leaves(SchemaInput.OfResource(token)).Count();
            text.Append($"| {token.Split(':')[^1]} | {count} | {result.Failures.Single().Reason} |\n");
            TestCounts.Add($"docker properties, {token.Split(':')[^1]}: {count} refused by the plan, which says what to use");
        }
    }

    /// <summary>A path and what it lies in: <c>a.b.c</c>, <c>a.b</c>, <c>a</c>.</summary>
    private static IEnumerable<string> Parents(string path)
    {
        for (var rest = path; rest.Length > 0; rest = rest[..Math.Max(rest.LastIndexOf('.'), 0)])
        {
            yield return rest;
        }
    }
}
