using System.Text.RegularExpressions;

namespace Fleet.Providers.Tests.Docker;

/// <summary>Asks a function with two values of an argument and tells how the answers differ.</summary>
/// <param name="session">The provider.</param>
/// <param name="registry">The address of a registry, which is another one each time.</param>
internal sealed partial class FunctionTrial(EngineSession session, string registry)
{
    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Digest { get; }

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z")]
    private static partial Regex Time { get; }

    public async Task<string> RowAsync(string function, string argument, PropertyMap first, PropertyMap second)
    {
        var before = await session.InvokeAsync(function, first);
        if (await FindAsync(function, second) is not { } after)
        {
            return $"| `{argument}` | an answer → refused |";
        }

        var differences =
            from name in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            where name != argument.Split('.')[0] && !Equals(before.Find(name), after.Find(name))
            let old = Written(before.Find(name))
            let changed = Written(after.Find(name))
            select $"`{name}` {old} → {(old == changed ? "another" : changed)}";
        var told = string.Join("<br>", differences);
        return $"| `{argument}` | {(told.Length > 0 ? told : "the same answer")} |";
    }

    private async Task<PropertyMap?> FindAsync(string function, PropertyMap arguments)
    {
        try
        {
            return await session.InvokeAsync(function, arguments);
        }
        catch (DiagnosticException)
        {
            return null;
        }
    }

    private string Written(PropertyValue? value)
    {
        var text = value switch
        {
            null or PropertyValue.Null => "nothing",
            PropertyValue.List list => $"[{string.Join(", ", list.Items.Select(Written))}]",
            PropertyValue.Map map => $"{{{string.Join(", ", map.Members.Select(member => $"{member.Key}: {Written(member.Value)}"))}}}",
            PropertyValue.Bool flag => flag.Value ? "true" : "false",
            PropertyValue.Text words => words.Value,
            _ => value.ToString()!,
        };
        return Time.Replace(Digest.Replace(text.Replace(registry, "registry", StringComparison.Ordinal), "…"), "TIME");
    }
}
