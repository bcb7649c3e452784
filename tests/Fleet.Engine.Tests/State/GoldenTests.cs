using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Fleet.Engine.Secrets;
using Fleet.Engine.State;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.State;

/// <summary>
/// Checkpoints as Pulumi writes them, one file for each part of the schema, in <c>golden/</c>. They were written by hand;
/// the passphrase of their secrets is <c>fleet</c>, and every secret is <c>hunter2</c>.
/// </summary>
public sealed class GoldenTests
{
    private const string Salt = "v1:AQIDBAUGBwg=:v1:EBESExQVFhcYGRob:Px8lE7FF66wYb82mn8kbBU76l5v1HQ==";
    private static readonly Lazy<SecretsCipher> Cipher = new(() => SecretsCipher.Open("fleet", Salt)!);

    private static EncryptedSecrets Secrets => new(Cipher.Value);

    private static string Golden(string name) => File.ReadAllText(Path.Combine(
        RepositoryRoot.Path, "tests", "Fleet.Engine.Tests", "State", "golden", name + ".json"));

    private static Deployment Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static Deployment Read(byte[] file) => DeploymentJson.Read(RawCheckpoint.Parse(file), Secrets);

    private static string Write(Deployment deployment) =>
        Encoding.UTF8.GetString(DeploymentJson.WriteCheckpoint("organization/proj/dev", deployment, Secrets));

    /// <summary>The same state with every resource spelled anew, as if each had been changed and changed back.</summary>
    private static Deployment Touched(Deployment deployment) => deployment with
    {
        Resources = [.. deployment.Resources.Select(state => state with { Raw = null })],
        PendingOperations = [.. deployment.PendingOperations.Select(operation => operation with { Resource = operation.Resource with { Raw = null } })],
    };

    [Theory]
    [InlineData("every-field")]
    [InlineData("pending-operations")]
    [InlineData("values")]
    [InlineData("unknown-fields")]
    [InlineData("version-4")]
    [InlineData("version-4-kept")]
    [InlineData("of-a-program")]
    public void What_is_not_changed_is_written_as_it_was_byte_for_byte(string name)
    {
        var text = Golden(name);

        Write(Read(text)).Should().Be(text);
    }

    [Theory]
    [InlineData("pending-operations")]
    [InlineData("values")]
    [InlineData("version-4")]
    [InlineData("version-4-kept")]
    public void What_is_spelled_anew_is_spelled_as_pulumi_does(string name)
    {
        var text = Golden(name);

        Write(Touched(Read(text))).Should().Be(text);
    }

    [Fact]
    public void What_is_spelled_anew_loses_nanoseconds_and_the_difference_of_null_and_empty_and_nothing_else()
    {
        var text = Golden("every-field");

        Write(Touched(Read(text))).Should().Be(text
            .Replace("00.123456789Z", "00.1234567Z", StringComparison.Ordinal)
            .Replace("\"name\":null", "\"name\":[]", StringComparison.Ordinal));
    }

    [Fact]
    public void Unknown_fields_of_a_changed_resource_stay_behind_the_known_ones()
    {
        var written = JsonDocument.Parse(Write(Touched(Read(Golden("unknown-fields"))))).RootElement;

        written.GetProperty("futureFile").GetRawText().Should().Be("{\"y\":\"z\"}");
        written.GetProperty("checkpoint").EnumerateObject().Select(field => field.Name).Should().Equal("stack", "config", "latest", "futureCheckpoint");
        var latest = written.GetProperty("checkpoint").GetProperty("latest");
        latest.GetProperty("manifest").GetProperty("plugins").GetArrayLength().Should().Be(1);
        latest.GetProperty("metadata").GetRawText().Should().Be("{\"somethingNew\":1}");
        latest.GetProperty("futureDeployment").GetRawText().Should().Be("[{\"a\":1}]");
        var net = latest.GetProperty("resources")[2];
        net.GetProperty("futureFlag").GetRawText().Should().Be("{\"deep\":[1,2.50,null]}".Replace("2.50", net.GetProperty("futureFlag").GetProperty("deep")[1].GetRawText(), StringComparison.Ordinal));
        net.GetProperty("anotherFuture").GetString().Should().Be("x");
    }

    [Fact]
    public void Older_indented_files_compressed_ones_and_ones_with_a_mark_hold_the_same()
    {
        var compact = Golden("every-field");
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(Encoding.UTF8.GetBytes(compact));
        }

        Write(Read(Golden("every-field-indented"))).Should().Be(compact);
        Write(Read("\uFEFF" + compact)).Should().Be(compact);
        Write(Read(packed.ToArray())).Should().Be(compact);
    }

    [Fact]
    public void Every_field_of_a_resource_is_read()
    {
        var state = Read(Golden("every-field")).Resources.Single(resource => resource.Id == "c1");

        state.Should().BeEquivalentTo(
            new
            {
                IsCustom = true,
                IsDeleted = false,
                InitErrors = new[] { "healthcheck failed" },
                AdditionalSecretOutputs = new[] { "password" },
                ImportId = "c1",
                RetainOnDelete = true,
                IgnoreChanges = new[] { "labels" },
                HideDiffs = new[] { "envs" },
                ReplaceOnChanges = new[] { "image" },
                SourcePosition = "project:///Program.cs#10,1",
            });
        state.Timeouts.Should().Be(new CustomTimeouts { Create = TimeSpan.FromMinutes(5), Update = TimeSpan.FromSeconds(90.5), Delete = TimeSpan.FromMinutes(1) });
        state.Inputs["password"].Should().Be(new PropertyValue.Secret("hunter2"));
        state.Inputs["text"].Should().Be((PropertyValue)"tab\t quote\" ä 😀 \u00a0 <&> end");
        state.DeletedWith.Name.Should().Be("net");
        state.Dependencies.Select(urn => urn.Name).Should().Equal("image", "net");
        state.Modified.Should().Be(DateTimeOffset.Parse("2026-03-02T10:20:30.1234567Z", System.Globalization.CultureInfo.InvariantCulture));
        Integrity.Check(Read(Golden("every-field"))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("empty-new")]
    [InlineData("empty-3")]
    public void A_stack_that_was_only_made_has_no_resources(string name) => Read(Golden(name)).Resources.Should().BeEmpty();

    [Fact]
    public void A_recorded_integrity_error_goes_with_the_next_write() =>
        Write(Read(Golden("integrity-error"))).Should().Contain("\"metadata\":{}").And.NotContain("integrity_error");

    [Theory]
    [InlineData("{\"version\":4,\"features\":[\"byteString\"],\"checkpoint\":{\"latest\":{}}}", "*texts that are not UTF-8 (the feature 'byteString')*")]
    [InlineData("{\"version\":4,\"features\":[\"future\"],\"checkpoint\":{\"latest\":{}}}", "*uses the feature 'future'*")]
    [InlineData("{\"version\":5,\"checkpoint\":{\"latest\":{}}}", "*schema version 5, which this engine does not know*")]
    [InlineData("{\"version\":0,\"deployment\":{\"resources\":[]}}", "*schema version 0, which this engine does not know*")]
    [InlineData("[]", "*does not hold a JSON object*")]
    public void What_is_not_understood_is_refused(string text, string problem)
    {
        var read = () => Read(text);

        read.Should().Throw<StateFormatException>().WithMessage(problem);
    }

    [Fact]
    public void A_secret_that_another_writer_spelled_otherwise_keeps_its_ciphertext()
    {
        // Pulumi's writer escapes '<' in what it encrypts.
        var ciphertext = Cipher.Value.Encrypt("\"a\\u003cb\"");
        var text = Golden("of-a-program").Replace("v1:ICEiIyQlJicoKSor:xgPDfzj91SMmigMR3Vyn5tIPtMfGmlQZSQ==", ciphertext, StringComparison.Ordinal);
        var state = Read(text);

        state.Resources.Last().Inputs["password"].Should().Be(new PropertyValue.Secret("a<b"));
        Write(Touched(state)).Should().Contain(ciphertext);
    }

    [Fact]
    public async Task Pulumis_state_opens_with_no_changes_and_stays_the_same_bytes()
    {
        using var stack = new TestStack();
        File.WriteAllText(stack.Folder["Pulumi.dev.yaml"], $"encryptionsalt: {Salt}\n");
        stack.Set("PULUMI_CONFIG_PASSPHRASE", "fleet");
        File.WriteAllText(stack.CheckpointFile, Golden("of-a-program"));
        stack.Cloud.Objects["a-1"] = new FakeObject(
            "a-1", Urn.Parse(TestStack.Urn("a")), PropertyMap.Of(("password", "hunter2"), ("size", 1)), "running");

        var run = await stack.UpAsync(
            monitor => monitor.ResourceAsync("a", PropertyMap.Of(("password", new PropertyValue.Secret("hunter2")), ("size", 1))),
            new OperationOptions { ExpectNoChanges = true });
        var changed = await stack.UpAsync(async monitor =>
        {
            await monitor.ResourceAsync("a", PropertyMap.Of(("password", new PropertyValue.Secret("hunter2")), ("size", 1)));
            await monitor.ResourceAsync("b");
        });

        run.Errors.Should().BeEmpty();
        changed.Steps.Should().Equal("create b");
        File.ReadAllText(stack.CheckpointFile + ".bak").Should().Contain("v1:ICEiIyQlJicoKSor:xgPDfzj91SMmigMR3Vyn5tIPtMfGmlQZSQ==");
        File.ReadAllText(stack.CheckpointFile).Split("v1:ICEiIyQlJicoKSor:xgPDfzj91SMmigMR3Vyn5tIPtMfGmlQZSQ==").Should().HaveCount(3, "neither ciphertext has changed");
    }
}
