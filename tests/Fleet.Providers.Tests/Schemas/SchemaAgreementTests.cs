using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Fleet.Schema;

namespace Fleet.Providers.Tests.Schemas;

/// <summary>What the packages' schemas promise to programs, and what the providers know, are the same.</summary>
public sealed partial class SchemaAgreementTests
{
    private const string Nonsense = "noSuchThing";

    public static TheoryData<string> Resources =>
        [.. PulumiSchema.Packages.SelectMany(SchemaInput.Resources).Where(token => !IsRefused(token))];

    public static TheoryData<string> DockerResources =>
        [.. SchemaInput.Resources("docker").Where(token => !IsRefused(token))];

    public static TheoryData<string> Providers => [.. PulumiSchema.Packages];

    [GeneratedRegex("There is no (input|property) '(?<name>[^']*)'")]
    private static partial Regex NotKnown { get; }

    [GeneratedRegex("There are: (?<names>.*)\\.")]
    private static partial Regex Known { get; }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Every_input_of_the_schema_is_known_to_the_provider(string token)
    {
        foreach (var (path, inputs) in Each(SchemaInput.OfResource(token)))
        {
            var unknown = (await CheckAsync(token, inputs)).Select(failure => NotKnown.Match(failure.Reason))
                .Where(match => match.Success).Select(match => match.Groups["name"].Value);

            unknown.Should().BeEmpty("'{0}' of {1} is in the schema", path, token);
        }
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Every_input_that_the_provider_knows_is_in_the_schema(string token)
    {
        foreach (var (path, members, inputs) in Levels(SchemaInput.OfResource(token)))
        {
            var failures = await CheckAsync(token, inputs);
            var refusal = failures.Should().Contain(
                failure => failure.Reason.Contains(Nonsense) || failure.Property.Contains(Nonsense) || IsAboutShape(failure, path),
                "{0} of {1} has no member '{2}'", path.Length == 0 ? "nothing" : path, token, Nonsense).Which;
            if (Known.Match(refusal.Reason) is { Success: true } names)
            {
                names.Groups["names"].Value.Split(", ").Should().BeEquivalentTo(
                    members.Select(member => member.Name), "{0} '{1}' has these in its schema", token, path);
            }
        }
    }

    [Theory]
    [MemberData(nameof(DockerResources))]
    public void A_docker_resource_has_the_shapes_and_needs_of_its_schema(string token) =>
        Tree(DockerKinds.SchemaOf(token).Properties, "")
            // The official package too records this beside what programs give.
            .Where(line => line != "build.contextDigest: string")
            .Should().BeEquivalentTo(Tree(SchemaInput.OfResource(token), ""));

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_provider_is_configured_with_what_its_schema_has(string package)
    {
        await using var session = await ProviderSession.OpenAsync(package);
        var urn = Urn.Create("test", "fleet", default, $"pulumi:providers:{package}", "atlas");
        var inputs = SchemaInput.OfProvider(package);
        async Task<IEnumerable<string>> RefusedAsync(string name) =>
            (await session.Provider.CheckConfigAsync(
                new CheckRequest(urn, PropertyMap.Empty, PropertyMap.Of((name, PropertyValue.Unknown.Instance))), default))
            .Failures.Where(failure => failure.Property == name).Select(failure => failure.Reason);

        foreach (var input in inputs)
        {
            (await RefusedAsync(input.Name)).Should().BeEmpty("'{0}' is in the schema", input.Name);
        }

        (await RefusedAsync(Nonsense)).Should().HaveCount(inputs.IsEmpty ? 0 : 1);
    }

    [Fact]
    public async Task What_is_not_managed_is_refused_as_a_whole()
    {
        await using var session = await ProviderSession.OpenAsync("docker");
        foreach (var token in SchemaInput.Resources("docker").Where(IsRefused))
        {
            var failures = await session.FailuresAsync(token, PropertyMap.Empty);

            failures.Should().ContainSingle().Which.Should().Contain("is not managed here.");
        }
    }

    private static bool IsRefused(string token) =>
        token.StartsWith("docker:", StringComparison.Ordinal) && DockerKinds.SchemaOf(token).Properties.IsEmpty;

    /// <summary>An element of a job's volumes is refused as a whole.</summary>
    private static bool IsAboutShape(CheckFailure failure, string path) =>
        path.Length > 0 && failure.Property == $"{path}[0]";

    private static async Task<ImmutableArray<CheckFailure>> CheckAsync(string token, PropertyMap inputs)
    {
        await using var session = await ProviderSession.OpenAsync(token.Split(':')[0]);
        return (await session.CheckAsync(token, inputs)).Failures;
    }

    /// <summary>Every value that holds no further ones, alone in its object.</summary>
    private static IEnumerable<(string Path, PropertyMap Inputs)> Each(IEnumerable<SchemaInput> inputs) => inputs.SelectMany(input =>
        input.Members.IsEmpty
            ? [(input.Name, PropertyMap.Of((input.Name, "1")))]
            : Each(input.Members).Select(member =>
                ($"{input.Name}.{member.Path}", PropertyMap.Of((input.Name, input.Holding(member.Inputs))))));

    /// <summary>Every object of the inputs, holding what does not exist.</summary>
    private static IEnumerable<(string Path, IEnumerable<SchemaInput> Members, PropertyMap Inputs)> Levels(
        ImmutableArray<SchemaInput> inputs, string prefix = "") =>
    [
        (prefix, inputs, PropertyMap.Of((Nonsense, "1"))),
        .. from input in inputs
            where !input.Members.IsEmpty
            from level in Levels(input.Members, prefix.Length == 0 ? input.Name : $"{prefix}.{input.Name}")
            select (level.Path, level.Members, PropertyMap.Of((input.Name, input.Holding(level.Inputs)))),
    ];

    private static IEnumerable<string> Tree(IEnumerable<SchemaInput> inputs, string prefix) => inputs.SelectMany(input => Tree(
        input.Members, $"{prefix}{input.Name}.").Prepend(
        $"{prefix}{input.Name}: {(input.IsList ? "list of " : "")}{(input.IsMap ? "map of " : "")}{input.Form}{(input.IsRequired ? ", required" : "")}"));

    private static IEnumerable<string> Tree(IEnumerable<PropertySchema> properties, string prefix) => properties.SelectMany(
        property => Tree(property.Members, $"{prefix}{property.Name}.").Prepend(
            $"{prefix}{property.Name}: {Form(property.Shape)}{(property.IsRequired ? ", required" : "")}"));

    private static string Form(Shape shape) => shape switch
    {
        Shape.Text => "string",
        Shape.Integer => "integer",
        Shape.Flag => "boolean",
        Shape.TextList or Shape.TextSet => "list of string",
        Shape.TextMap => "map of string",
        Shape.Block => "object",
        Shape.BlockSet => "list of object",
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };
}
