using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pulumi.Serialization;

namespace Pulumi.Experimental.Provider;

/// <summary>Offers component classes to programs in any language.</summary>
/// <param name="componentAssembly">Where the classes are.</param>
/// <param name="metadata">What the package is called.</param>
/// <param name="componentTypes">The classes; all components of the assembly when null.</param>
public class ComponentProvider(Assembly componentAssembly, Metadata metadata, Type[]? componentTypes = null) : Provider
{
    private static readonly JsonSerializerOptions SchemaFormat = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <inheritdoc/>
    public override Task<GetSchemaResponse> GetSchema(GetSchemaRequest request, CancellationToken ct)
    {
        var schema = componentTypes is null
            ? ComponentAnalyzer.GenerateSchema(metadata, componentAssembly)
            : ComponentAnalyzer.GenerateSchema(metadata, componentTypes);
        return Task.FromResult(new GetSchemaResponse { Schema = JsonSerializer.Serialize(schema, SchemaFormat) });
    }

    /// <inheritdoc/>
    public override async Task<ConstructResponse> Construct(ConstructRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Type.Split(':') is not [var package, _, var name] || package != metadata.Name)
        {
            throw new ArgumentException($"The package '{metadata.Name}' has no type '{request.Type}'.");
        }

        var type = ComponentAnalyzer.FindComponentType(name, componentAssembly, componentTypes)
            ?? throw new ArgumentException($"The package '{metadata.Name}' has no component '{name}'.");
        var args = ObjectReader.Read(new PropertyValue(request.Inputs), ComponentAnalyzer.ArgsOf(type), request.Name);
        var component = (ComponentResource)Activator.CreateInstance(
            type, BindingFlags.DoNotWrapExceptions, null, [request.Name, args, request.Options], null)!;

        var urn = await component.Urn.GetValueAsync("");
        return new ConstructResponse(new Urn(urn), await OutputsAsync(component), ImmutableDictionary<string, ISet<Urn>>.Empty);
    }

    private static async Task<IDictionary<string, PropertyValue>> OutputsAsync(ComponentResource component)
    {
        var outputs = new Dictionary<string, PropertyValue>();
        foreach (var (name, output) in OutputMembers.Of(component.GetType()).Read(component))
        {
            var serializer = new Serializer(keepResources: true, keepOutputs: true);
            outputs.Add(name, WireValues.From(await serializer.SerializeAsync(name, output)));
        }

        return outputs;
    }
}
