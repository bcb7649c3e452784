namespace Fleet.Compose;

/// <summary>Says which name was probably meant, in the middle of a sentence.</summary>
internal static class Nearest
{
    /// <summary><c>; 'image' is near</c>, or nothing when no name is.</summary>
    public static string Hint(string name, IEnumerable<string> names) => Fleet.Nearest.To(name, names) is { } near ? $"; '{near}' is near" : "";
}
