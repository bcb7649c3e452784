namespace Fleet.Cli.Commands;

/// <summary>What <c>config set</c> is to set.</summary>
/// <param name="Key">The key, or a path.</param>
/// <param name="Value">The value; null to read it from standard input.</param>
/// <param name="IsSecret">Encrypt it.</param>
/// <param name="IsPlaintext">Keep it in clear even when it looks like a secret.</param>
/// <param name="IsPath">The key is a path.</param>
internal sealed record ConfigSetting(string Key, string? Value, bool IsSecret, bool IsPlaintext, bool IsPath);

/// <summary>A configuration value in a list.</summary>
/// <param name="Key">The full key.</param>
/// <param name="Text">The value; null when it is secret and not to be shown.</param>
/// <param name="IsSecret">True when any part of it is encrypted.</param>
/// <param name="IsObject">True when the text is JSON.</param>
internal sealed record ConfigEntry(string Key, string? Text, bool IsSecret, bool IsObject);
