using System.Globalization;
using System.Text;
using Fleet.Engine.Events;
using Fleet.Protocol;
using Fleet.Schema;

namespace Fleet.Cli.Imports;

/// <summary>The C# that declares what was imported, to be put into the program.</summary>
internal static class ImportedProgram
{
    /// <summary>Declares resources, parents first, as they came.</summary>
    /// <param name="resources">What was imported.</param>
    public static string Of(IReadOnlyCollection<StateMetadata> resources)
    {
        var variables = Variables(resources);
        var text = new StringBuilder();
        foreach (var resource in resources)
        {
            text.Append(text.Length > 0 ? "\n" : "");
            Declare(text, resource, variables);
        }

        return text.ToString();
    }

    private static void Declare(StringBuilder text, StateMetadata resource, Dictionary<Urn, string> variables)
    {
        if (CSharpSchema.Find(resource.Urn.Type) is not { } kind)
        {
            text.Append(CultureInfo.InvariantCulture, $"// '{resource.Urn.Name}' of type '{resource.Urn.Type}': no schema of its package is built in.\n");
            return;
        }

        var literals = new PropertyText(resource.Urn.Name);
        text.Append(CultureInfo.InvariantCulture, $"var {variables[resource.Urn]} = new {kind.Class}({PropertyText.Quote(resource.Urn.Name)}, new {kind.Arguments.Class}\n");
        text.Append(literals.Members(resource.Inputs, kind.Arguments, indent: 0)).Append(", new Pulumi.CustomResourceOptions\n{\n");
        if (resource.IsProtected)
        {
            text.Append("    Protect = true,\n");
        }

        if (!resource.Parent.IsEmpty && !resource.Parent.IsRootStack)
        {
            text.Append(variables.TryGetValue(resource.Parent, out var parent)
                ? $"    Parent = {parent},\n"
                : $"    // Parent: the resource '{resource.Parent}'.\n");
        }

        text.Append("});\n");
    }

    private static Dictionary<Urn, string> Variables(IEnumerable<StateMetadata> resources)
    {
        var variables = new Dictionary<Urn, string>();
        foreach (var resource in resources)
        {
            var name = Variable(resource.Urn.Name);
            var unique = name;
            for (var number = 2; variables.ContainsValue(unique); number++)
            {
                unique = $"{name}{number}";
            }

            variables[resource.Urn] = unique;
        }

        return variables;
    }

    // 'shop/db-data' becomes shopDbData. An '@' keeps it from being a word of the language.
    private static string Variable(string name)
    {
        var words = name.Split([.. name.Where(c => !char.IsAsciiLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Concat(words.Select((word, index) => (index == 0 ? char.ToLowerInvariant(word[0]) : char.ToUpperInvariant(word[0])) + word[1..]));
        return joined.Length == 0 || char.IsAsciiDigit(joined[0]) ? $"resource{joined}" : $"@{joined}";
    }
}
