namespace Pulumi;

/// <summary>A configuration value that the program needs is not set.</summary>
internal sealed class ConfigMissingException(string key, bool isSecret) : RunException(
    $"Missing required configuration variable '{key}'.\n"
    + $"Set it with: pulumi config set {(isSecret ? "--secret " : "")}{key} VALUE");
