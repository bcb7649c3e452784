using System.Collections.Concurrent;
using System.Reflection;
using Fleet.Protocol.Values;

namespace Pulumi.Serialization;

/// <summary>
/// Makes objects of the references to resources that come back from providers. Classes marked with
/// <see cref="ResourceTypeAttribute"/> are looked for when the first reference arrives, not before.
/// </summary>
internal static class ResourceModules
{
    private static readonly Lazy<ILookup<string, (string? Version, Type Class)>> Marked = new(FindMarked);
    private static readonly ConcurrentDictionary<Type, ConstructorInfo?> Constructors = new();

    public static Resource Resolve(PropertyValue.ResourceReference reference)
    {
        var urn = reference.Urn;
        if (urn.IsProvider && reference.Id?.AsText() is { } providerId)
        {
            return new DependencyProviderResource(
                $"{urn.Text}::{(providerId.Length == 0 ? WireNames.Unknown : providerId)}");
        }

        var marked = Marked.Value[urn.Type]
            .Where(candidate => ModuleVersion.Fits(candidate.Version, reference.PackageVersion))
            .OrderByDescending(candidate => ModuleVersion.Parse(candidate.Version))
            .FirstOrDefault().Class;
        return marked is null || Constructors.GetOrAdd(marked, FindConstructor) is not { } constructor
            ? reference.Id is null ? new DependencyComponent(urn.Text) : new DependencyResource(urn.Text)
            : Construct(constructor, urn);
    }

    private static Resource Construct(ConstructorInfo constructor, Fleet.Protocol.Urn urn)
    {
        var options = (ResourceOptions)Activator.CreateInstance(constructor.GetParameters()[^1].ParameterType)!;
        options.Urn = urn.Text;
        return (Resource)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [urn.Name, null, options], null);
    }

    private static ConstructorInfo? FindConstructor(Type type) => type.GetConstructors().FirstOrDefault(constructor =>
        constructor.GetParameters() is [var name, _, var options]
        && name.ParameterType == typeof(string)
        && typeof(ResourceOptions).IsAssignableFrom(options.ParameterType));

    private static ILookup<string, (string? Version, Type Class)> FindMarked()
    {
        var self = typeof(Resource).Assembly;
        return AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => assembly == self
                || assembly.GetReferencedAssemblies().Any(reference => reference.Name == self.GetName().Name))
            .SelectMany(assembly => assembly.GetTypes())
            .Select(type => (type, mark: type.GetCustomAttribute<ResourceTypeAttribute>()))
            .Where(candidate => candidate.mark is not null)
            .ToLookup(candidate => candidate.mark!.Type, candidate => (candidate.mark!.Version, candidate.type));
    }
}
