using Fleet.Engine.Config;
using Fleet.Engine.Secrets;
using Fleet.Protocol;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Config;

public sealed class StackConfigTests : IDisposable
{
    private const string Commented = """
        # The lab.
        encryptionsalt: v1:AQIDBAUGBwg=:v1:EBESExQVFhcYGRob:Px8lE7FF66wYb82mn8kbBU76l5v1HQ==

        config:
          # Who owns what.
          fleet:owns: [one, two]   # all of them
          size: 3
          fleet:hosts:
            # the first
            one:
              address: 198.18.0.11 # lab
              port: 22
            two: { address: 198.18.0.12, port: 22 }
          list:
            - first  # stays
            - second
          name: "quoted"
        # the end

        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private StackConfig Open(string text)
    {
        _folder.Write("Pulumi.dev.yaml", text);
        var keyring = new Keyring(new EngineEnvironment
        {
            Variable = name => name == "PULUMI_CONFIG_PASSPHRASE" ? "fleet" : null,
        });
        return StackConfig.Load(_folder["Pulumi.dev.yaml"], "dev", new Project { Name = "proj" }, keyring);
    }

    private string Saved(StackConfig config)
    {
        config.Save();
        return File.ReadAllText(_folder["Pulumi.dev.yaml"]);
    }

    [Theory]
    [InlineData("size", "4", false, "  size: 3\n", "  size: \"4\"\n")]
    [InlineData("name", "plain", false, "  name: \"quoted\"\n", "  name: plain\n")]
    [InlineData("fleet:hosts.one.address", "198.18.0.99", true, "address: 198.18.0.11 # lab", "address: \"198.18.0.99\" # lab")]
    [InlineData("fleet:hosts.one.port", "2222", true, "      port: 22\n    two", "      port: 2222\n    two")]
    [InlineData("list[0]", "changed", true, "- first  # stays", "- changed  # stays")]
    [InlineData("new", "value", false, "  name: \"quoted\"\n", "  name: \"quoted\"\n  proj:new: value\n")]
    [InlineData("fleet:hosts.one.user", "root", true, "      port: 22\n    two", "      port: 22\n      user: root\n    two")]
    public void Setting_a_value_changes_its_own_text_only(string key, string value, bool isPath, string before, string after)
    {
        var config = Open(Commented);

        config.Set(isPath ? key : key, value, isPath);

        Saved(config).Should().Be(Commented.Replace(before, after, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("size", false, "  size: 3\n", "")]
    [InlineData("fleet:owns", false, "  fleet:owns: [one, two]   # all of them\n", "")]
    [InlineData("name", false, "  name: \"quoted\"\n", "")]
    public void Removing_a_value_removes_its_own_lines_only(string key, bool isPath, string before, string after)
    {
        var config = Open(Commented);

        config.Remove(key, isPath).Should().BeTrue();

        Saved(config).Should().Be(Commented.Replace(before, after, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_takes_the_place_of_a_value_and_comes_back()
    {
        var config = Open(Commented);

        await config.SetSecretAsync("size", "hunter2");
        await config.SetSecretAsync("fleet:hosts.one.key", "hunter3", isPath: true);

        var text = Saved(config);
        text.Should().NotContain("hunter").And.Contain("  # Who owns what.\n").And.Contain("# lab\n").And.Contain("# the end");
        var read = Open(text);
        (await read.GetAsync("size")).Should().Be(new ConfigValue("hunter2", true, false));
        (await read.GetAsync("fleet:hosts")).Should().Be(new ConfigValue(
            """{"one":{"address":"198.18.0.11","key":"hunter3","port":22},"two":{"address":"198.18.0.12","port":22}}""", true, true));
        (await read.GetAsync("fleet:hosts.one.key", isPath: true)).Should().Be(new ConfigValue("hunter3", true, false));
    }

    [Fact]
    public async Task A_path_makes_what_is_missing_on_the_way()
    {
        var config = Open("");

        config.Set("a.b[0].c", "true", isPath: true);
        config.Set("a.b[1]", "text", isPath: true);
        config.Set("plain", "true");

        Saved(config).Should().Be("""
            config:
              proj:a:
                b:
                  - c: true
                  - text
              proj:plain: "true"

            """);
        (await config.GetAsync("a")).Should().Be(new ConfigValue("""{"b":[{"c":true},"text"]}""", false, true));
    }

    [Fact]
    public void An_item_beyond_the_end_is_refused()
    {
        var config = Open(Commented);

        var set = () => config.Set("list[5]", "x", isPath: true);

        set.Should().Throw<DiagnosticException>().Which.Diagnostics.Single().Summary.Should().Be(
            "The configuration path 'list[5]' leads into a value that is not an object or list of that length.");
    }

    [Fact]
    public async Task The_last_value_leaves_an_empty_section()
    {
        var config = Open("config:\n  proj:a: 1\n");

        config.Remove("a");

        Saved(config).Should().Be("config: {}\n");
        (await config.GetAsync("a")).Should().BeNull();
        config.Set("b", "2x");
        Saved(config).Should().Be("config:\n  proj:b: \"2x\"\n");
    }

    [Fact]
    public async Task Names_in_objects_reach_the_program_sorted()
    {
        var config = Open("config:\n  proj:servers:\n    - port: 80\n      host: it's\n");

        var values = await config.GetAllAsync();

        values.Single().Value.Text.Should().Be("""[{"host":"it's","port":80}]""");
    }

    [Fact]
    public async Task Values_reach_the_program_as_texts()
    {
        var config = Open("config:\n  a: 0644\n  b: 1.5\n  c: true\n  d: null\n  e: [1, x]\n  f: 'true'\n  aws:region: eu\n");

        var values = await config.GetAllAsync();

        values.Select(value => $"{value.Key}={value.Value.Text}").Should().Equal(
            "aws:region=eu", "proj:a=0644", "proj:b=1.5", "proj:c=true", "proj:d=", "proj:e=[1,\"x\"]", "proj:f=true");
    }

    [Theory]
    [InlineData("config:\n  a: [1, 2\n", 3, 1)]
    [InlineData("config:\n  a: {x: 1\n  b: 2\n", 2, 7)]
    [InlineData("config:\n  - a\n", 2, 3)]
    [InlineData("config:\n  a:b:c:d: 1\n", 2, 3)]
    [InlineData("- a\n", 1, 1)]
    public void What_is_malformed_is_named_with_line_and_column(string text, int line, int column)
    {
        var open = () => Open(text);

        open.Should().Throw<DiagnosticException>().Which.Diagnostics.Single().Location
            .Should().MatchRegex($"^{_folder["Pulumi.dev.yaml"]}:[0-9]+:[0-9]+$").And.StartWith($"{_folder["Pulumi.dev.yaml"]}:{line}:")
            .And.EndWith($":{column}");
    }

    [Fact]
    public void Data_still_missing_is_found_at_any_depth()
    {
        var config = Open("config:\n  a: PLACEHOLDER\n  b:\n    c: [x, 'PLACEHOLDER: a host key']\n  d: ok\n");

        ConfigMerge.Placeholders(config.Values).Select(item => (item.Path, item.Text)).Should().Equal(
            ("proj:a", "PLACEHOLDER"), ("proj:b.c[1]", "PLACEHOLDER: a host key"));
    }
}
