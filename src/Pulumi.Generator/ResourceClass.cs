using Fleet.Schema.Reading;

namespace Pulumi.Generator;

/// <summary>Writes the class of a resource.</summary>
internal sealed class ResourceClass(OutputClass outputs, string version)
{
    private const string Options = "global::Pulumi.CustomResourceOptions";

    public void Write(Code code, Block block)
    {
        var name = block.Name;
        var state = block.HasState ? $", {name}State? state" : "";
        code.Summary(block.Summary);
        code.Obsolete(block.Deprecation);
        code.Line($"[global::Pulumi.ResourceType(Token, \"{version}\")]");
        code.Open($"public partial class {name} : global::Pulumi.CustomResource");
        code.Line($"private const string Token = \"{block.Token}\";");
        code.Blank();
        code.Summary("Declares one.");
        code.Line($"public {name}(string name, {Args(block)}, {Options}? options = null)");
        code.Line($"    : base(Token, name, args ?? new {name}Args(), With(options))");
        code.Line("{");
        code.Line("}");
        code.Blank();
        code.Line($"private {name}(string name, global::Pulumi.Input<string> id{state}, {Options}? options)");
        code.Line($"    : base(Token, name, {(block.HasState ? "state" : "null")}, With(options, id))");
        code.Line("{");
        code.Line("}");
        Outputs(code, block, block.Outputs);
        code.Blank();
        code.Summary("Reads one that exists, by its id" + (block.HasState ? "; the state helps to find it." : "."));
        code.Line($"public static {name} Get(string name, global::Pulumi.Input<string> id{(block.HasState ? state + " = null" : "")}, {Options}? options = null) =>");
        code.Line($"    new(name, id{(block.HasState ? ", state" : "")}, options);");
        code.Blank();
        Defaults(code, block);
        code.Close();
    }

    public void Outputs(Code code, Block block, IEnumerable<Property> properties)
    {
        foreach (var property in properties)
        {
            code.Blank();
            code.Summary(property.Summary);
            code.Obsolete(property.Marks.Deprecation);
            code.Line($"[global::Pulumi.Output(\"{property.Name}\")]");
            code.Line($"public global::Pulumi.Output<{outputs.Type(property, block, Shape.Output)}> {Names.Property(property)} {{ get; private set; }} = null!;");
        }
    }

    /// <summary>The options every one of them has; what the program says goes on top.</summary>
    public void Defaults(Code code, Block block)
    {
        code.Open($"private static {Options} With({Options}? options, global::Pulumi.Input<string>? id = null)");
        code.Open($"var merged = {Options}.Merge(new {Options}");
        code.Line($"Version = \"{version}\",");
        if (block.Alias is { } alias)
        {
            code.Line($"Aliases = {{ new global::Pulumi.Alias {{ Type = \"{alias}\" }} }},");
        }

        Listed(code, "AdditionalSecretOutputs", block.Outputs.Where(property => property.Marks.IsSecret).Select(property => property.Name));
        Listed(code, "ReplaceOnChanges", block.Properties.Where(property => property.Marks.ReplaceOnChanges).Select(Path));
        code.Close();
        code.Line(", options);");
        code.Line("merged.Id = id ?? merged.Id;");
        code.Line("return merged;");
        code.Close();
    }

    private static void Listed(Code code, string option, IEnumerable<string> names)
    {
        var all = string.Join(", ", names.Select(name => $"\"{name}\""));
        if (all.Length > 0)
        {
            code.Line($"{option} = {{ {all} }},");
        }
    }

    private static string Path(Property property) =>
        property.Name + property.Type.Kind switch { ValueKind.List => "[*]", ValueKind.Map => ".*", _ => "" };

    private static string Args(Block block) =>
        block.HasRequiredInputs ? $"{block.Name}Args args" : $"{block.Name}Args? args = null";
}
