using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Pulumi.Experimental.Provider;

/// <summary>Describes component classes as a package.</summary>
public static partial class ComponentAnalyzer
{
    private static readonly string[] Languages = ["csharp", "go", "java", "nodejs", "python"];

    /// <summary>The schema of all components of an assembly.</summary>
    /// <exception cref="ArgumentException">There is none, or one that cannot be described.</exception>
    public static PackageSpec GenerateSchema(Metadata metadata, Assembly assembly) =>
        GenerateSchema(metadata, [.. ComponentsOf(assembly)]);

    /// <summary>The schema of some components.</summary>
    /// <exception cref="ArgumentException">There is none, or one that cannot be described.</exception>
    public static PackageSpec GenerateSchema(Metadata metadata, params Type[] componentTypes)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        if (!PackageName().IsMatch(metadata.Name ?? ""))
        {
            throw new ArgumentException(
                $"'{metadata.Name}' is no name of a package. Start with a letter, go on with letters, digits, '-' and '_'.", nameof(metadata));
        }

        if (metadata.Namespace is { } space && !NamespaceName().IsMatch(space))
        {
            throw new ArgumentException(
                $"'{space}' is no namespace of packages. Start with a small letter, go on with those, digits and '-'.", nameof(metadata));
        }

        if (componentTypes is null or [])
        {
            throw new ArgumentException($"The package '{metadata.Name}' has no components. Give it one, at least.", nameof(componentTypes));
        }

        var types = new TypeAnalyzer(metadata.Name!);
        var settings = ImmutableSortedDictionary<string, object>.Empty.Add("respectSchemaVersion", true);
        return new PackageSpec
        {
            Name = metadata.Name!,
            Version = metadata.Version ?? "",
            Namespace = metadata.Namespace ?? "",
            DisplayName = metadata.DisplayName ?? metadata.Name!,
            Language = Languages.ToImmutableSortedDictionary(language => language, _ => settings),
            Resources = componentTypes.ToImmutableSortedDictionary(
                type => $"{metadata.Name}:index:{type.Name}", type => Describe(type, types)),
            Types = types.Found.ToImmutableSortedDictionary(type => $"{metadata.Name}:index:{type.Key}", type => type.Value),
        };
    }

    /// <summary>The component class of a name: one of those given, or else of the assembly; null when there is none.</summary>
    public static Type? FindComponentType(string name, Assembly assembly, Type[]? componentTypes = null) =>
        (componentTypes ?? []).Concat(ComponentsOf(assembly)).FirstOrDefault(type => type.Name == name);

    /// <summary>The arguments' class of a component: the second of its constructor's three parameters.</summary>
    internal static Type ArgsOf(Type component) => component.GetConstructors()
        .Select(constructor => constructor.GetParameters())
        .Where(parameters => parameters is [_, var args, var options]
            && args.ParameterType.IsAssignableTo(typeof(ResourceArgs))
            && options.ParameterType.IsAssignableTo(typeof(ComponentResourceOptions)))
        .Select(parameters => parameters[1].ParameterType)
        .FirstOrDefault() ?? throw new ArgumentException(
            $"The component {component.Name} cannot be served. Give it a constructor with a name, arguments that derive from "
            + "ResourceArgs, and ComponentResourceOptions.");

    private static IEnumerable<Type> ComponentsOf(Assembly assembly) =>
        assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(ComponentResource)) && !type.IsAbstract);

    private static ResourceSpec Describe(Type component, TypeAnalyzer types)
    {
        if (!component.IsAssignableTo(typeof(ComponentResource)))
        {
            throw new ArgumentException($"{component.Name} is no component. Derive it from ComponentResource.");
        }

        var (inputs, requiredInputs) = types.Members(ArgsOf(component));
        var (outputs, required) = types.Members(component);
        return new ResourceSpec(inputs, requiredInputs, outputs, required);
    }

    [GeneratedRegex("^[a-zA-Z][-a-zA-Z0-9_]*$")]
    private static partial Regex PackageName();

    [GeneratedRegex("^[a-z][-a-z0-9]*$")]
    private static partial Regex NamespaceName();
}
