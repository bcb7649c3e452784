namespace Fleet.Engine.Config;

/// <summary>A configuration value as a program gets it.</summary>
/// <param name="Text">The decrypted text; lists and objects as JSON.</param>
/// <param name="IsSecret">True when it, or any part of it, is encrypted in the stack's file.</param>
/// <param name="IsObject">True when the text is JSON of a list or an object.</param>
public sealed record ConfigValue(string Text, bool IsSecret, bool IsObject)
{
    /// <summary>The text, or that it is secret.</summary>
    public override string ToString() => IsSecret ? "[secret]" : Text;
}
