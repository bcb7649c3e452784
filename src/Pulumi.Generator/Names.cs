using Fleet.Schema.Reading;
using Microsoft.CodeAnalysis.CSharp;

namespace Pulumi.Generator;

/// <summary>How things of the schema are called in C#.</summary>
internal sealed class Names(Package package)
{
    public Package Package => package;

    /// <summary>The namespace of a module: the package's own for <c>index</c>.</summary>
    public string Namespace(Block block) =>
        block.Kind == BlockKind.Provider || block.Module is "index" or "config"
            ? package.Namespace
            : package.Namespace + "." + Pascal(block.Module);

    public string Namespace(Block block, Shape shape) =>
        Namespace(block) + (shape is Shape.Output or Shape.Result ? ".Outputs" : ".Inputs");

    public static string Class(Block block, Shape shape) => block.Name + shape switch
    {
        Shape.Args or Shape.Plain => "Args",
        Shape.State => "GetArgs",
        Shape.FunctionArgs => "InputArgs",
        Shape.Output => "",
        Shape.Result => "Result",
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    /// <summary>A type where values are plain: in results, plain arguments and behind <c>Output</c>.</summary>
    public string Plain(TypeReference type, Block from, Shape shape) => type.Kind switch
    {
        ValueKind.Text => "string",
        ValueKind.Integer => "int",
        ValueKind.Number => "double",
        ValueKind.Boolean => "bool",
        ValueKind.Any => "object",
        ValueKind.Asset => "global::Pulumi.AssetOrArchive",
        ValueKind.Archive => "global::Pulumi.Archive",
        ValueKind.List when shape is Shape.Plain => $"List<{Plain(type.Item!, from, shape)}>",
        ValueKind.Map when shape is Shape.Plain => $"Dictionary<string, {Plain(type.Item!, from, shape)}>",
        ValueKind.List => $"ImmutableArray<{Plain(type.Item!, from, shape)}>",
        ValueKind.Map => $"ImmutableDictionary<string, {Plain(type.Item!, from, shape)}>",
        ValueKind.Named => Named(package.Find(type.Name, from), shape),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>A type where values may be outputs.</summary>
    public string Input(TypeReference type, Block from, Shape shape) => type.Kind switch
    {
        ValueKind.List => $"global::Pulumi.InputList<{Item(type, from, shape)}>",
        ValueKind.Map => $"global::Pulumi.InputMap<{Item(type, from, shape)}>",
        _ => $"global::Pulumi.Input<{Plain(type, from, shape)}>",
    };

    public static string Property(Property property) => property.Marks.CSharpName ?? Pascal(property.Name);

    public static string Field(Property property) => "_" + property.Name;

    public static string Parameter(Property property) =>
        SyntaxFacts.GetKeywordKind(property.Name) == SyntaxKind.None ? property.Name : "@" + property.Name;

    public static bool IsCollection(TypeReference type) => type.Kind is ValueKind.List or ValueKind.Map;

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    private string Item(TypeReference type, Block from, Shape shape) =>
        IsCollection(type.Item!)
            ? type.Item!.Kind == ValueKind.List
                ? $"ImmutableArray<{Item(type.Item, from, shape)}>"
                : $"ImmutableDictionary<string, {Item(type.Item, from, shape)}>"
            : Plain(type.Item!, from, shape);

    private string Named(Block target, Shape shape) => target.Kind == BlockKind.Enum
        ? $"global::{Namespace(target)}.{target.Name}"
        : $"global::{Namespace(target, shape)}.{Class(target, shape)}";
}
