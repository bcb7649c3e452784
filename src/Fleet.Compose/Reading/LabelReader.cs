using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>Reads labels, which may be a mapping or a list of <c>name=value</c>.</summary>
internal static class LabelReader
{
    public static IEnumerable<KeyValuePair<string, string>> Read(Attributes attributes)
    {
        if (attributes.Find("labels") is not ListNode)
        {
            return attributes.Pairs("labels");
        }

        return attributes.Texts("labels").Select(text => text.SplitAt('='))
            .Select(pair => KeyValuePair.Create(pair.Before.Text, pair.After?.Text ?? ""));
    }

    /// <summary>Puts pairs into a dictionary, later ones over earlier ones.</summary>
    public static void Fill(this Dictionary<string, string> target, IEnumerable<KeyValuePair<string, string>> pairs)
    {
        foreach (var (name, value) in pairs)
        {
            target[name] = value;
        }
    }
}
