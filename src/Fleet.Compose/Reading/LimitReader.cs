using Fleet.Compose.Support;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>Reads limits of processes: one number for both, or <c>soft</c> and <c>hard</c>.</summary>
internal static class LimitReader
{
    public static IEnumerable<KeyValuePair<string, ProcessLimit>> Read(Attributes attributes, Problems problems)
    {
        foreach (var entry in attributes.Entries("ulimits"))
        {
            if (entry.Value is TextNode text)
            {
                if (int.TryParse(text.Text, out var both))
                {
                    yield return KeyValuePair.Create(entry.Name, new ProcessLimit(both, both));
                    continue;
                }

                attributes.Wrong(entry.Value.At, $"ulimits.{entry.Name}", $"is '{text.Shown}', which is not a whole number", "Write a number, or 'soft' and 'hard'");
            }
            else if (Attributes.Of(entry.Value, SupportTable.ProcessLimit, attributes.Subject, $"ulimits.{entry.Name}", problems) is { } limit)
            {
                if (limit.Number("soft") is { } soft && limit.Number("hard") is { } hard)
                {
                    yield return KeyValuePair.Create(entry.Name, new ProcessLimit(soft, hard));
                }
                else if (!limit.Has("soft") || !limit.Has("hard"))
                {
                    problems.Add(entry.At, $"{attributes.Subject}: 'ulimits.{entry.Name}' says one of 'soft' and 'hard'", "Say both");
                }
            }
        }
    }
}
