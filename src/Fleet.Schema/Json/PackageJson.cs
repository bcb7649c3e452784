using System.Text.Json;
using Fleet.Schema.Reading;

namespace Fleet.Schema.Json;

/// <summary>Writes a package as Pulumi's schema format has it.</summary>
internal sealed class PackageJson(Package package)
{
    private readonly PropertyJson _properties = new(package);

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", package.Name);
        json.WriteString("version", package.Version);
        json.WriteString("description", package.Summary);
        WriteLanguage(json);
        WriteConfig(json);
        WriteTypes(json);
        WriteProvider(json);
        json.WriteStartObject("resources");
        foreach (var resource in package.Resources)
        {
            WriteResource(json, resource);
        }

        json.WriteEndObject();
        WriteFunctions(json);
        json.WriteEndObject();
    }

    private void WriteLanguage(Utf8JsonWriter json)
    {
        json.WriteStartObject("language");
        if (package.Namespace.Length > 0)
        {
            json.WriteStartObject("csharp");
            json.WriteStartObject("namespaces");
            json.WriteString(package.Name, package.Namespace[(package.Namespace.LastIndexOf('.') + 1)..]);
            json.WriteEndObject();
            json.WriteBoolean("respectSchemaVersion", true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteConfig(Utf8JsonWriter json)
    {
        json.WriteStartObject("config");
        _properties.Write(json, "variables", package.Provider, package.Provider.Inputs);
        json.WriteEndObject();
    }

    private void WriteTypes(Utf8JsonWriter json)
    {
        json.WriteStartObject("types");
        foreach (var type in package.Types)
        {
            json.WriteStartObject(type.Token);
            json.WriteString("description", type.Summary);
            json.WriteString("type", "object");
            _properties.Write(json, "properties", type, type.Properties);
            PropertyJson.WriteNames(json, "required", type.Properties.Where(property => property.IsInputRequired || (!property.IsInput && property.IsOutputRequired)));
            json.WriteEndObject();
        }

        foreach (var type in package.Enums)
        {
            json.WriteStartObject(type.Token);
            json.WriteString("description", type.Summary);
            json.WriteString("type", "string");
            json.WriteStartArray("enum");
            foreach (var value in type.Values)
            {
                json.WriteStartObject();
                json.WriteString("name", value.Name);
                json.WriteString("description", value.Summary);
                json.WriteString("value", value.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteProvider(Utf8JsonWriter json)
    {
        var provider = package.Provider;
        json.WriteStartObject("provider");
        WriteMembers(json, provider);
        if (provider.Methods.Count > 0)
        {
            json.WriteStartObject("methods");
            foreach (var method in provider.Methods)
            {
                json.WriteString(method, $"{provider.Token}/{method}");
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteResource(Utf8JsonWriter json, Block resource)
    {
        json.WriteStartObject(resource.Token);
        WriteMembers(json, resource);
        if (resource.HasState)
        {
            json.WriteStartObject("stateInputs");
            json.WriteString("description", $"What is known of a {resource.Name} that exists.");
            json.WriteString("type", "object");
            _properties.Write(json, "properties", resource, resource.Properties);
            json.WriteEndObject();
        }

        if (resource.Alias is { } alias)
        {
            json.WriteStartArray("aliases");
            json.WriteStartObject();
            json.WriteString("type", alias);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (resource.Deprecation is { } deprecation)
        {
            json.WriteString("deprecationMessage", deprecation);
        }

        json.WriteEndObject();
    }

    private void WriteMembers(Utf8JsonWriter json, Block block)
    {
        json.WriteString("description", block.Summary);
        _properties.Write(json, "properties", block, block.Outputs, areOutputs: true);
        PropertyJson.WriteNames(json, "required", block.Outputs.Where(property => property.IsOutputRequired));
        _properties.Write(json, "inputProperties", block, block.Inputs);
        PropertyJson.WriteNames(json, "requiredInputs", block.Inputs.Where(property => property.IsInputRequired));
    }

    private void WriteFunctions(Utf8JsonWriter json)
    {
        json.WriteStartObject("functions");
        foreach (var function in package.Functions)
        {
            json.WriteStartObject(function.Token);
            json.WriteString("description", function.Summary);
            json.WriteStartObject("inputs");
            json.WriteString("type", "object");
            _properties.Write(json, "properties", function, function.Inputs);
            PropertyJson.WriteNames(json, "required", function.Inputs.Where(property => property.IsInputRequired));
            json.WriteEndObject();
            json.WriteStartObject("outputs");
            json.WriteString("type", "object");
            _properties.Write(json, "properties", function, function.Outputs, areOutputs: true);
            PropertyJson.WriteNames(json, "required", function.Outputs.Where(property => property.IsOutputRequired));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        foreach (var method in package.Provider.Methods)
        {
            MethodJson.Write(json, $"{package.Provider.Token}/{method}");
        }

        json.WriteEndObject();
    }
}
