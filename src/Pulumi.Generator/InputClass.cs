using Fleet.Schema.Reading;

namespace Pulumi.Generator;

/// <summary>Writes classes of arguments whose values may be outputs.</summary>
internal sealed class InputClass(Names names)
{
    public void Write(Code code, string name, string parent, string summary, Block block, Shape shape)
    {
        var properties = shape == Shape.State && block.Kind == BlockKind.Resource ? block.Properties : block.Inputs;
        code.Summary(summary);
        code.Open($"public sealed class {name} : global::Pulumi.{parent}");
        foreach (var property in properties)
        {
            // What is known of a resource is never required, but what its nested objects need is.
            var isRequired = property.IsInputRequired && !(shape == Shape.State && block.Kind == BlockKind.Resource);
            code.Blank();
            Member(code, property, block, shape, isRequired);
        }

        code.Blank();
        code.Summary("No arguments.");
        code.Line($"public static new {name} Empty => new();");
        code.Close();
    }

    private void Member(Code code, Property property, Block block, Shape shape, bool isRequired)
    {
        var type = names.Input(property.Type, block, shape);
        var name = Names.Property(property);
        var field = Names.Field(property);
        var isJson = block.Kind == BlockKind.Provider && property.Type.Kind != ValueKind.Text;
        var attribute =
            $"[global::Pulumi.Input(\"{property.Name}\"{(isRequired ? ", required: true" : "")}{(isJson ? ", json: true" : "")})]";
        if (Names.IsCollection(property.Type))
        {
            code.Line(attribute);
            code.Line($"private {type}? {field};");
            code.Blank();
            Head(code, property, "");
            code.Line($"public {type} {name} {{ get => {field} ??= []; set => {field} = {Kept(property, "value")}; }}");
        }
        else if (property.Marks.IsSecret)
        {
            code.Line(attribute);
            code.Line($"private {type}? {field};");
            code.Blank();
            Head(code, property, "; sent as a secret");
            code.Open($"public {type}? {name}");
            code.Line($"get => {field};");
            code.Line($"set => {field} = value is null ? null : ({type})global::Pulumi.Output.CreateSecret(value.ToOutput());");
            code.Close();
        }
        else
        {
            Head(code, property, "");
            code.Line(attribute);
            code.Line($"public {type}{(isRequired ? "" : "?")} {name} {{ get; set; }}{Start(property, type, isRequired, shape)}");
        }
    }

    private static void Head(Code code, Property property, string addition)
    {
        code.Summary(property.Summary.TrimEnd('.') + addition + ".");
        code.Obsolete(property.Marks.Deprecation);
    }

    private static string Kept(Property property, string value) => property.Marks.IsSecret
        ? throw new FormatException($"'{property.Name}' is a list or map that is secret, which nothing has needed so far.")
        : value;

    private static string Start(Property property, string type, bool isRequired, Shape shape) => property.Marks switch
    {
        { Environment: { } variable } =>
            $" = global::System.Environment.GetEnvironmentVariable(\"{variable}\") is {{ }} given ? ({type})given : null;",
        { Default: { } value } when shape == Shape.Args =>
            $" = {(property.Type.Kind == ValueKind.Text ? $"\"{value}\"" : value)};",
        _ => isRequired ? " = null!;" : "",
    };
}
