using System.Text;
using Fleet.Engine.Events;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Pulumirpc;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

public sealed class SecretTests : IDisposable
{
    private const string Planted = "planted \"hunter2\" <&> ä";
    private const string PlantedConfig = "planted-config-value";
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private static async Task Program(MonitorClient monitor)
    {
        var secret = new PropertyValue.Secret(Planted);
        var a = await monitor.ResourceAsync("a", PropertyMap.Of(
            ("password", secret), ("nested", PropertyMap.Of(("deep", secret))), ("size", 1)));
        await monitor.ResourceAsync("b", PropertyMap.Of(("copied", $"postgres://x:{Planted}@host")));
        await monitor.ResourceAsync("c", PropertyMap.Of(("token", "plain-until-named")), request =>
            request.AdditionalSecretOutputs.Add("token"));
        await monitor.Channel.CallAsync(Protocol.Grpc.EngineMethods.Log, new LogRequest
        {
            Message = $"told you: {Planted} and {PlantedConfig}",
            Severity = LogSeverity.Info,
        });
        await monitor.OutputsAsync(
            monitor.StackUrn, PropertyMap.Of(("out", PropertyCodec.Decode(a.Object).Find("password")!)));
    }

    [Fact]
    public async Task Secrets_are_nowhere_in_clear()
    {
        var config = _stack.Backend.Workspace.OpenConfig(TestStack.Stack);
        await config.SetSecretAsync("password", PlantedConfig);
        await config.SetSecretAsync("hosts.web.key", PlantedConfig, isPath: true);
        config.Save();
        var journals = new List<string>();
        _stack.Cloud.OnAct = (_, _) =>
        {
            journals.Add(File.ReadAllText(_stack.JournalFile));
            return Task.CompletedTask;
        };

        var up = await _stack.UpAsync(Program);
        _stack.Cloud.Down.Add("a");
        var failing = await _stack.UpAsync(monitor => monitor.ResourceAsync(
            "a", PropertyMap.Of(("password", new PropertyValue.Secret(Planted)), ("size", 2))));

        up.Errors.Should().BeEmpty();
        journals.Should().NotBeEmpty();
        var files = Directory.GetFiles(_stack.Folder.Path, "*", SearchOption.AllDirectories).Select(File.ReadAllText);
        var events = up.Events.Concat(failing.Events).Select(item => Show(item));
        foreach (var text in files.Concat(journals).Concat(events))
        {
            // 'copied' was declared in clear: that is the program's doing, and the files hold it as declared.
            var shown = text.Replace($"\"copied\":\"postgres://x:{Planted.Replace("\"", "\\\"")}@host\"", "");
            shown.Should().NotContain("hunter2").And.NotContain(PlantedConfig).And.NotContain("plain-until-named\",\"sec");
        }

        up.Messages(Severity.Info).Should().Contain("told you: [secret] and [secret]");
    }

    [Fact]
    public async Task Secrets_come_back_as_they_were_and_keep_their_ciphertext()
    {
        await _stack.UpAsync(Program);
        var before = File.ReadAllText(_stack.CheckpointFile);

        var same = await _stack.UpAsync(Program);
        var changed = await _stack.UpAsync(async monitor =>
        {
            await Program(monitor);
            await monitor.ResourceAsync("d");
        });

        same.Steps.Should().BeEmpty();
        changed.Steps.Should().Equal("create d");
        var state = (await _stack.StateAsync()).Resources.Single(resource => resource.Urn.Name == "a");
        state.Outputs.Find("password").Should().Be(new PropertyValue.Secret(Planted));
        state.Outputs.Find("nested").Should().Be((PropertyValue)PropertyMap.Of(("deep", new PropertyValue.Secret(Planted))));
        Ciphertexts(File.ReadAllText(_stack.CheckpointFile)).Should().BeEquivalentTo(Ciphertexts(before));
    }

    [Fact]
    public async Task Outputs_are_shown_only_when_asked_for()
    {
        await _stack.UpAsync(Program);
        _stack.Set("PULUMI_CONFIG_PASSPHRASE", null);
        var blind = await _stack.Backend.OutputsAsync(TestStack.Stack);
        _stack.Set("PULUMI_CONFIG_PASSPHRASE", TestStack.Passphrase);
        var shown = await _stack.Backend.OutputsAsync(TestStack.Stack, showSecrets: true);

        blind.Should().Equal(PropertyMap.Of(("out", new PropertyValue.Secret("[secret]"))));
        shown.Should().Equal(PropertyMap.Of(("out", new PropertyValue.Secret(Planted))));
    }

    [Fact]
    public async Task A_wrong_passphrase_is_named_and_touches_nothing()
    {
        await _stack.UpAsync(Program);
        var before = File.ReadAllText(_stack.CheckpointFile);
        _stack.Set("PULUMI_CONFIG_PASSPHRASE", "wrong");

        var run = await _stack.UpAsync(_ => Task.CompletedTask);

        run.Errors.Should().Equal("The passphrase given for stack 'dev' is incorrect.");
        File.ReadAllText(_stack.CheckpointFile).Should().Be(before);
        _stack.Cloud.Names.Should().Equal("a", "b", "c");
        (await _stack.Backend.LocksAsync(TestStack.Stack)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_wrong_passphrase_is_found_before_the_first_object_is_made()
    {
        _stack.Set("PULUMI_CONFIG_PASSPHRASE", "wrong");

        var run = await _stack.UpAsync(monitor => monitor.ResourceAsync("a"));

        run.Errors.Should().Contain("The passphrase given for stack 'dev' is incorrect.");
        run.Result.Outcome.Should().Be(OperationOutcome.Failed);
        _stack.Cloud.Objects.Should().BeEmpty();
        (await _stack.Backend.LocksAsync(TestStack.Stack)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_provider_that_takes_secrets_gets_them_as_such()
    {
        using var stack = new TestStack { Cloud = new FakeCloud { AcceptsSecrets = true } };

        await stack.UpAsync(Program);

        stack.Cloud.Objects["a-1"].Inputs.Find("password").Should().Be(new PropertyValue.Secret(Planted));
    }

    private static IEnumerable<string> Ciphertexts(string json) => json.Split("\"ciphertext\":\"").Skip(1)
        .Select(part => part[..part.IndexOf('"')]);

    private static string Show(EngineEvent item)
    {
        var text = new StringBuilder(item.ToString());
        var metadata = (item as ResourcePreEvent)?.Metadata ?? (item as ResourceOutputsEvent)?.Metadata
            ?? (item as ResourceFailedEvent)?.Metadata;
        foreach (var map in new[] { metadata?.Old?.Inputs, metadata?.Old?.Outputs, metadata?.New?.Inputs, metadata?.New?.Outputs })
        {
            foreach (var member in map ?? PropertyMap.Empty)
            {
                text.Append(member.Key).Append('=').Append(member.Value is PropertyValue.Secret secret ? secret.Value : member.Value);
            }
        }

        return text.ToString();
    }
}
