using Fleet.Schema.Reading;

namespace Pulumi.Generator;

/// <summary>Writes classes of what resources and functions give.</summary>
internal sealed class OutputClass(Names names)
{
    public void Write(Code code, string name, string summary, Block block, Shape shape)
    {
        var properties = block.Outputs.ToList();
        code.Summary(summary);
        code.Line("[global::Pulumi.OutputType]");
        code.Open($"public sealed class {name}");
        foreach (var property in properties)
        {
            code.Blank();
            code.Summary(property.Summary);
            code.Line($"public readonly {Type(property, block, shape)} {Names.Property(property)};");
        }

        code.Blank();
        code.Line("[global::Pulumi.OutputConstructor]");
        code.Open($"private {name}({string.Join(", ", properties.Select(property => $"{Type(property, block, shape)} {Names.Parameter(property)}"))})");
        foreach (var property in properties)
        {
            code.Line($"this.{Names.Property(property)} = {Names.Parameter(property)};");
        }

        code.Close();
        code.Close();
    }

    /// <summary>Absent lists are arrays without items; all else that may be absent may be null.</summary>
    public string Type(Property property, Block block, Shape shape) =>
        names.Plain(property.Type, block, shape)
        + (property.IsOutputRequired || property.Type.Kind == ValueKind.List ? "" : "?");
}
