using System.Reflection;

namespace Pulumi.Tests.Surface;

/// <summary>Members as C# declares them, with what their attributes put on the wire.</summary>
internal static class MemberText
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(MemberInfo member) => member switch
    {
        ConstructorInfo constructor =>
            $"{Access(constructor)}{TypeText.Of(constructor.DeclaringType!).Split('.')[^1].Split('<')[0]}({Parameters(constructor)})",
        MethodInfo method =>
            $"{Access(method)}{TypeText.Of(method.ReturnType, Nullability.Create(method.ReturnParameter))} {method.Name}{Generics(method)}({Parameters(method)})",
        PropertyInfo property =>
            $"{Access(property.GetAccessors(nonPublic: true).MaxBy(accessor => accessor.IsPublic)!)}{TypeText.Of(property.PropertyType, Nullability.Create(property))} {property.Name}{Index(property)} {{ {Accessors(property)} }}{Wire(property)}",
        FieldInfo field =>
            $"{(field.IsPublic ? "" : "protected ")}{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeText.Of(field.FieldType, Nullability.Create(field))} {field.Name}",
        EventInfo added => $"event {TypeText.Of(added.EventHandlerType!)} {added.Name}",
        _ => throw new ArgumentOutOfRangeException(nameof(member)),
    };

    private static string Access(MethodBase method) =>
        (method.IsPublic ? "" : "protected ")
        + (method.IsStatic ? "static " : "")
        + (method.IsAbstract && !method.DeclaringType!.IsInterface ? "abstract " : "")
        + (method is MethodInfo { IsAbstract: false, IsVirtual: true, IsFinal: false } info
            ? info.GetBaseDefinition() == info ? "virtual " : "override "
            : "");

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeText.Of))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter) =>
        (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")
        + TypeText.Of(parameter.ParameterType, Nullability.Create(parameter))
        + " " + parameter.Name
        + (parameter.HasDefaultValue ? " = " + (parameter.DefaultValue ?? "null") : "");

    private static string Index(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } index ? $"[{string.Join(", ", index.Select(Parameter))}]" : "";

    private static string Accessors(PropertyInfo property) =>
        string.Join(" ", new[] { (property.GetMethod, "get;"), (property.SetMethod, "set;") }
            .Where(accessor => accessor.Item1 is { } method && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly))
            .Select(accessor => accessor.Item2));

    /// <summary>The attribute is at the property, or at the field behind it when that is made on demand.</summary>
    private static string Wire(PropertyInfo property)
    {
        var field = property.DeclaringType!.GetField(
            "_" + char.ToLowerInvariant(property.Name[0]) + property.Name[1..], BindingFlags.NonPublic | BindingFlags.Instance);
        var input = property.GetCustomAttribute<InputAttribute>() ?? field?.GetCustomAttribute<InputAttribute>();
        return input is not null
            ? $" = '{input.Name}'{(input.IsRequired ? " required" : "")}{(input.Json ? " json" : "")}"
            : property.GetCustomAttribute<OutputAttribute>() is { } output ? $" = '{output.Name}'" : "";
    }
}
