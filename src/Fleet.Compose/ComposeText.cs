namespace Fleet.Compose;

/// <summary>A stack as a Compose file.</summary>
/// <param name="Text">The file.</param>
/// <param name="Variables">What its variables stand for: the secrets of the stack, none of which is in the text.</param>
/// <param name="LeftOut">What a Compose file cannot say of the stack, a sentence each.</param>
public sealed record ComposeText(string Text, IReadOnlyDictionary<string, Value> Variables, IReadOnlyList<string> LeftOut);
