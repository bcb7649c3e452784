using Fleet.Schema.Reading;

namespace Pulumi.Generator;

/// <summary>Writes classes of a function's plain arguments.</summary>
internal sealed class PlainClass(Names names)
{
    public void Write(Code code, string name, string summary, Block block)
    {
        code.Summary(summary);
        code.Open($"public sealed class {name} : global::Pulumi.InvokeArgs");
        foreach (var property in block.Inputs)
        {
            code.Blank();
            Member(code, property, block);
        }

        code.Blank();
        code.Summary("No arguments.");
        code.Line($"public static new {name} Empty => new();");
        code.Close();
    }

    private void Member(Code code, Property property, Block block)
    {
        var type = names.Plain(property.Type, block, Shape.Plain);
        var isRequired = property.IsInputRequired;
        var attribute = $"[global::Pulumi.Input(\"{property.Name}\"{(isRequired ? ", required: true" : "")})]";
        if (Names.IsCollection(property.Type))
        {
            code.Line(attribute);
            code.Line($"private {type}? {Names.Field(property)};");
            code.Blank();
            code.Summary(property.Summary);
            code.Obsolete(property.Marks.Deprecation);
            code.Line(
                $"public {type} {Names.Property(property)} {{ get => {Names.Field(property)} ??= []; set => {Names.Field(property)} = value; }}");
        }
        else
        {
            code.Summary(property.Summary);
            code.Obsolete(property.Marks.Deprecation);
            code.Line(attribute);
            code.Line(
                $"public {type}{(isRequired ? "" : "?")} {Names.Property(property)} {{ get; set; }}{(isRequired ? " = default!;" : "")}");
        }
    }
}
