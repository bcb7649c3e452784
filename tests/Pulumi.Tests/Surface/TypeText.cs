using System.Reflection;

namespace Pulumi.Tests.Surface;

/// <summary>Types as C# writes them.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    public static string Declaration(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            _ when type.IsSubclassOf(typeof(MulticastDelegate)) => "delegate",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        if (kind == "delegate")
        {
            return $"delegate {MemberText.Of(type.GetMethod("Invoke")!).Replace(" Invoke(", $" {Of(type)}(", StringComparison.Ordinal)}";
        }

        var parents = Parents(type).ToList();
        return $"{kind} {Of(type)}{(parents.Count == 0 ? "" : " : " + string.Join(", ", parents))}";
    }

    /// <summary>A type with the question marks that say where null may be.</summary>
    public static string Of(Type type, NullabilityInfo nullability)
    {
        var question = !type.IsValueType && nullability.ReadState == NullabilityState.Nullable ? "?" : "";
        if (type.IsArray && nullability.ElementType is { } element)
        {
            return Of(type.GetElementType()!, element) + "[]" + question;
        }

        var arguments = nullability.GenericTypeArguments;
        if (arguments.Length == 0 || !type.IsGenericType || Nullable.GetUnderlyingType(type) is not null || type.IsNested)
        {
            return Of(type) + question;
        }

        var name = Of(type.GetGenericTypeDefinition());
        var items = type.GetGenericArguments().Select((argument, i) => Of(argument, arguments[i]));
        return $"{name[..name.IndexOf('<', StringComparison.Ordinal)]}<{string.Join(", ", items)}>{question}";
    }

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.IsByRef)
        {
            return "ref " + Of(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value) + "?";
        }

        var outer = type.DeclaringType is { } declaring
            ? Of(declaring) + "."
            : type.Namespace?.StartsWith("Pulumi", StringComparison.Ordinal) == true ? type.Namespace + "." : "";
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        var name = tick < 0 ? type.Name : type.Name[..tick];
        return tick < 0
            ? outer + name
            : $"{outer}{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }

    private static IEnumerable<string> Parents(Type type)
    {
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
        {
            yield return Of(parent);
        }

        foreach (var contract in type.GetInterfaces().Where(contract => contract.IsVisible).Select(Of).Order(StringComparer.Ordinal))
        {
            yield return contract;
        }
    }
}
