using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>
/// The stack's configuration under one namespace. <c>Get…</c> gives null for what is not set, <c>Require…</c> fails;
/// with <c>Secret</c> in the name they give secret outputs.
/// </summary>
public sealed class Config
{
    private const string Whole = "a whole number";
    private const string Truth = "true or false";
    private const string Number = "a number";

    private readonly string _namespace;

    /// <summary>Configuration of a namespace; null means the project's.</summary>
    public Config(string? name = null)
    {
        name ??= DeploymentRun.Required.Settings.Project;
        _namespace = name.EndsWith(":config", StringComparison.Ordinal) ? name[..^":config".Length] : name;
    }

    /// <summary>A text, or null.</summary>
    public string? Get(string key) => DeploymentRun.Required.Settings.Config.Texts.GetValueOrDefault(FullKey(key));

    /// <summary>A truth value, or null.</summary>
    public bool? GetBoolean(string key) => Get(key) is { } text ? ParseBoolean(key, text) : null;

    /// <summary>A whole number, or null.</summary>
    public int? GetInt32(string key) => Get(key) is { } text ? ParseInt32(key, text) : null;

    /// <summary>A number, or null.</summary>
    public double? GetDouble(string key) => Get(key) is { } text ? ParseDouble(key, text) : null;

    /// <summary>What JSON text says, or the default value.</summary>
    [return: MaybeNull]
    public T GetObject<T>(string key) => GetObject<T>(key, null);

    /// <summary>What JSON text says, or the default value.</summary>
    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions? jsonSerializerOptions) =>
        Get(key) is { } text ? ParseObject<T>(key, text, jsonSerializerOptions) : default;

    /// <summary>A secret text, or null.</summary>
    public Output<string>? GetSecret(string key) => Get(key) is { } text ? Output.CreateSecret(text) : null;

    /// <summary>A secret truth value, or null.</summary>
    public Output<bool>? GetSecretBoolean(string key) =>
        GetBoolean(key) is { } value ? Output.CreateSecret(value) : null;

    /// <summary>A secret whole number, or null.</summary>
    public Output<int>? GetSecretInt32(string key) => GetInt32(key) is { } value ? Output.CreateSecret(value) : null;

    /// <summary>A secret number, or null.</summary>
    public Output<double>? GetSecretDouble(string key) =>
        GetDouble(key) is { } value ? Output.CreateSecret(value) : null;

    /// <summary>What secret JSON text says, or null.</summary>
    public Output<T>? GetSecretObject<T>(string key) => GetSecretObject<T>(key, null);

    /// <summary>What secret JSON text says, or null.</summary>
    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions? jsonSerializerOptions) =>
        Get(key) is { } text ? Output.CreateSecret(ParseObject<T>(key, text, jsonSerializerOptions)) : null;

    /// <summary>A text.</summary>
    public string Require(string key) => RequireText(key, false);

    /// <summary>A truth value.</summary>
    public bool RequireBoolean(string key) => ParseBoolean(key, RequireText(key, false));

    /// <summary>A whole number.</summary>
    public int RequireInt32(string key) => ParseInt32(key, RequireText(key, false));

    /// <summary>A number.</summary>
    public double RequireDouble(string key) => ParseDouble(key, RequireText(key, false));

    /// <summary>What JSON text says.</summary>
    public T RequireObject<T>(string key) => RequireObject<T>(key, null);

    /// <summary>What JSON text says.</summary>
    public T RequireObject<T>(string key, JsonSerializerOptions? jsonSerializerOptions) =>
        ParseObject<T>(key, RequireText(key, false), jsonSerializerOptions);

    /// <summary>A secret text.</summary>
    public Output<string> RequireSecret(string key) => Output.CreateSecret(RequireText(key, true));

    /// <summary>A secret truth value.</summary>
    public Output<bool> RequireSecretBoolean(string key) =>
        Output.CreateSecret(ParseBoolean(key, RequireText(key, true)));

    /// <summary>A secret whole number.</summary>
    public Output<int> RequireSecretInt32(string key) => Output.CreateSecret(ParseInt32(key, RequireText(key, true)));

    /// <summary>A secret number.</summary>
    public Output<double> RequireSecretDouble(string key) =>
        Output.CreateSecret(ParseDouble(key, RequireText(key, true)));

    /// <summary>What secret JSON text says.</summary>
    public Output<T> RequireSecretObject<T>(string key) => RequireSecretObject<T>(key, null);

    /// <summary>What secret JSON text says.</summary>
    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions? jsonSerializerOptions) =>
        Output.CreateSecret(ParseObject<T>(key, RequireText(key, true), jsonSerializerOptions));

    private string FullKey(string key) => $"{_namespace}:{key}";

    private string RequireText(string key, bool isSecret) =>
        Get(key) ?? throw new ConfigMissingException(FullKey(key), isSecret);

    private bool ParseBoolean(string key, string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => throw new ConfigTypeException(FullKey(key), Truth),
    };

    private int ParseInt32(string key, string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new ConfigTypeException(FullKey(key), Whole);

    private double ParseDouble(string key, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new ConfigTypeException(FullKey(key), Number);

    private T ParseObject<T>(string key, string text, JsonSerializerOptions? options)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, options)!;
        }
        catch (JsonException exception)
        {
            throw new ConfigTypeException(FullKey(key), $"JSON of a {typeof(T).Name}", exception);
        }
    }
}
