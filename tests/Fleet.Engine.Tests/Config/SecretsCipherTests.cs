using System.Text;
using Fleet.Engine.Secrets;
using Fleet.Protocol;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Config;

public sealed class SecretsCipherTests
{
    private const string State = "v1:AQIDBAUGBwg=:v1:EBESExQVFhcYGRob:Px8lE7FF66wYb82mn8kbBU76l5v1HQ==";
    private const string Ciphertext = "v1:ICEiIyQlJicoKSor:xgPDfzj91SMmigMR3Vyn5tIPtMfGmlQZSQ==";

    [Fact]
    public void A_key_is_derived_and_used_as_pulumi_does()
    {
        var key = SecretsCipher.Derive("fleet", [1, 2, 3, 4, 5, 6, 7, 8]);

        Convert.ToHexStringLower(key).Should().Be("66530859e526b18b7beea09469ad2a444cdbd4a62b6b799d8c8a3bab16dce971");
        SecretsCipher.Seal(key, "pulumi", [.. Enumerable.Range(0x10, 12).Select(number => (byte)number)])
            .Should().Be("v1:EBESExQVFhcYGRob:Px8lE7FF66wYb82mn8kbBU76l5v1HQ==");
        SecretsCipher.Seal(key, "\"hunter2\"", [.. Enumerable.Range(0x20, 12).Select(number => (byte)number)])
            .Should().Be(Ciphertext);
    }

    [Fact]
    public void Pulumis_own_state_is_opened()
    {
        const string state = "v1:fozI5u6B030=:v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==";

        SecretsCipher.Open("password", state).Should().NotBeNull();
        SecretsCipher.Open("Password", state).Should().BeNull();
    }

    [Fact]
    public void An_unchanged_secret_keeps_its_ciphertext_in_its_place_only()
    {
        var cipher = SecretsCipher.Open("fleet", State)!;

        cipher.Decrypt("urn/password", Ciphertext).Should().Be("\"hunter2\"");
        cipher.Encrypt("urn/password", "\"hunter2\"").Should().Be(Ciphertext);
        cipher.Encrypt("other/password", "\"hunter2\"").Should().NotBe(Ciphertext);
    }

    [Fact]
    public async Task An_empty_passphrase_is_one_and_a_missing_one_is_named()
    {
        var salt = SecretsCipher.Create("").State;
        using var set = Keyring(("PULUMI_CONFIG_PASSPHRASE", ""));
        using var missing = Keyring();

        (await set.OpenAsync(salt, "dev", default)).State.Should().Be(salt);
        var open = () => missing.OpenAsync(salt, "dev", default);
        (await open.Should().ThrowAsync<DiagnosticException>()).Which.Diagnostics.Single().Summary
            .Should().Be("Stack 'dev' encrypts the secrets in its state, and no passphrase was given.");
    }

    [Fact]
    public async Task A_passphrase_file_is_read_trimmed_and_a_key_is_derived_once()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "fleet\n", Encoding.UTF8);
        using var keyring = Keyring(("PULUMI_CONFIG_PASSPHRASE_FILE", file));

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => keyring.OpenAsync(State, "dev", default)));

        keyring.Derivations.Should().Be(1);
        File.Delete(file);
    }

    private static Keyring Keyring(params (string Name, string Value)[] variables) => new(new EngineEnvironment
    {
        Variable = name => variables.FirstOrDefault(variable => variable.Name == name).Value,
    });
}
