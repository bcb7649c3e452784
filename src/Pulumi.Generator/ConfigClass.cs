using Fleet.Schema.Reading;

namespace Pulumi.Generator;

/// <summary>Writes the class that reads the package's settings from the stack's configuration.</summary>
internal sealed class ConfigClass(Names names)
{
    public void Write(Code code)
    {
        var package = names.Package;
        var provider = package.Provider;
        code.Summary($"The settings of the stack's configuration for '{package.Name}'; a program may set others.");
        code.Open("public static class Config");
        code.Line($"private static readonly global::Pulumi.Config Settings = new(\"{package.Name}\");");
        foreach (var property in provider.Inputs)
        {
            Setting(code, property);
        }

        var types = provider.Inputs.Select(property => property.Type.NamedTarget).Where(name => name.Length > 0)
            .Select(name => package.Find(name, provider)).ToList();
        if (types.Count > 0)
        {
            code.Blank();
            code.Summary("Objects in the configuration.");
            code.Open("public static class Types");
            foreach (var type in types)
            {
                Nested(code, type);
            }

            code.Close();
        }

        code.Blank();
        Kept(code);
        code.Close();
    }

    private void Setting(Code code, Property property)
    {
        var isList = property.Type.Kind == ValueKind.List;
        var type = Type(property.Type) + (isList ? "" : "?");
        var fallback = property.Marks.Environment is { } variable
            ? $" ?? global::System.Environment.GetEnvironmentVariable(\"{variable}\")"
            : "";
        var read = property.Type.Kind switch
        {
            ValueKind.Text => "Get",
            ValueKind.Boolean => "GetBoolean",
            ValueKind.Integer => "GetInt32",
            ValueKind.Number => "GetDouble",
            _ => $"GetObject<{Type(property.Type)}>",
        };
        code.Blank();
        code.Line($"private static readonly Kept<{type}> {Names.Property(property)}Setting = new(() => Settings.{read}(\"{property.Name}\"){fallback});");
        code.Blank();
        code.Summary(property.Summary);
        code.Line($"public static {type} {Names.Property(property)} {{ get => {Names.Property(property)}Setting.Get(); set => {Names.Property(property)}Setting.Set(value); }}");
    }

    private void Nested(Code code, Block type)
    {
        code.Blank();
        code.Summary(type.Summary);
        code.Open($"public class {Short(type)}");
        foreach (var property in type.Properties)
        {
            var text = Type(property.Type);
            code.Blank();
            code.Summary(property.Summary);
            code.Line(property.IsInputRequired
                ? $"public {text} {Names.Property(property)} {{ get; set; }} = default!;"
                : $"public {text}? {Names.Property(property)} {{ get; set; }}");
        }

        code.Close();
    }

    private string Type(TypeReference type) => type.Kind switch
    {
        ValueKind.List => $"ImmutableArray<{Type(type.Item!)}>",
        ValueKind.Map => $"ImmutableDictionary<string, {Type(type.Item!)}>",
        ValueKind.Named => "Types." + Short(names.Package.Find(type.Name, names.Package.Provider)),
        _ => names.Plain(type, names.Package.Provider, Shape.Output),
    };

    private static string Short(Block type) =>
        type.Name.StartsWith("Provider", StringComparison.Ordinal) ? type.Name.Substring("Provider".Length) : type.Name;

    /// <summary>Configuration belongs to the running program, so it is read each time and only what was set is kept.</summary>
    private static void Kept(Code code)
    {
        code.Open("private sealed class Kept<T>(Func<T> read)");
        code.Line("private T _value = default!;");
        code.Line("private bool _isSet;");
        code.Blank();
        code.Line("public T Get() => _isSet ? _value : read();");
        code.Blank();
        code.Line("public void Set(T value) => (_value, _isSet) = (value, true);");
        code.Close();
    }
}
