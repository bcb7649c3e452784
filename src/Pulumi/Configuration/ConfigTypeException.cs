namespace Pulumi;

/// <summary>
/// A configuration value is not of the kind the program wants. The value is not shown: it may be secret.
/// </summary>
internal sealed class ConfigTypeException(string key, string wanted, Exception? inner = null)
    : RunException($"Configuration '{key}' is not {wanted}. Correct it with: pulumi config set {key} VALUE", inner);
