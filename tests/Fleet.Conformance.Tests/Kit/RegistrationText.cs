using Google.Protobuf;
using Pulumirpc;

namespace Fleet.Conformance.Tests.Kit;

/// <summary>What a program registered, without what the SDKs are known to say differently.</summary>
internal static class RegistrationText
{
    private static readonly string[] NotShown =
    [
        "type", "name", "parent", "custom", "object", "outputs", "urn", "version", "acceptSecrets", "acceptResources",
        "sourcePosition", "stackTrace", "hooks", "id", "tok", "args", "properties",
    ];

    /// <summary>One line for each thing that was registered, read or asked, in alphabetical order.</summary>
    public static IEnumerable<string> Of(IEnumerable<IMessage> requests) => requests
        .Where(request => request is RegisterResourceRequest or ReadResourceRequest or ResourceInvokeRequest
            or ResourceCallRequest or RegisterResourceOutputsRequest or RegisterPackageRequest)
        .Select(WireCall.Of)
        .Select(call => $"{call.Method} {call.Subject}{Fields(call)}")
        .Order(StringComparer.Ordinal);

    private static string Fields(WireCall call)
    {
        var shown = call.Fields
            .Where(field => !Allowances.IsNamed(call.Method, field.Key) && !NotShown.Contains(field.Key.Split('.')[0]))
            .Select(field => $"{field.Key}={field.Value}");
        var values = call.Fields.Where(field => field.Key.StartsWith("object.", StringComparison.Ordinal)
                || field.Key.StartsWith("outputs.", StringComparison.Ordinal)
                || field.Key.StartsWith("properties.", StringComparison.Ordinal))
            .Select(field => $"{field.Key[(field.Key.IndexOf('.') + 1)..]}: {field.Value}");
        return $" {{ {string.Join(", ", values)} }} {string.Join(" ", shown)}".TrimEnd();
    }
}
