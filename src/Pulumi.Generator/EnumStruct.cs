using Fleet.Schema.Reading;

namespace Pulumi.Generator;

/// <summary>Writes an enum of the schema, which is a struct around a text.</summary>
internal static class EnumStruct
{
    public static void Write(Code code, Block block)
    {
        var name = block.Name;
        code.Summary(block.Summary);
        code.Line("[global::Pulumi.EnumType]");
        code.Open($"public readonly struct {name} : IEquatable<{name}>");
        code.Line("private readonly string _value;");
        code.Blank();
        code.Line($"private {name}(string value) => _value = value;");
        foreach (var value in block.Values)
        {
            code.Blank();
            code.Summary(value.Summary);
            code.Line($"public static {name} {value.Name} {{ get; }} = new(\"{value.Value}\");");
        }

        code.Blank();
        code.Summary("The text on the wire.");
        code.Line($"public static explicit operator string({name} value) => value._value;");
        code.Blank();
        code.Summary("Compares values.");
        code.Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);");
        code.Blank();
        code.Summary("Compares values.");
        code.Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);");
        code.Blank();
        code.Line("/// <inheritdoc/>");
        code.Line($"public bool Equals({name} other) => string.Equals(_value, other._value, StringComparison.Ordinal);");
        code.Blank();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);");
        code.Blank();
        code.Line("/// <inheritdoc/>");
        code.Line("public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;");
        code.Blank();
        code.Summary("The text on the wire.");
        code.Line("public override string ToString() => _value ?? \"\";");
        code.Close();
    }
}
