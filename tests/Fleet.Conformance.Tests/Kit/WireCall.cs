using System.Collections;
using Fleet.Protocol.Values;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Fleet.Conformance.Tests.Kit;

/// <summary>A message that a program sent, taken apart: which call about what, and every field that is set, as text.</summary>
/// <param name="Method">The rpc, such as <c>RegisterResource</c>.</param>
/// <param name="Subject">What it is about, the same for the same call of another run.</param>
/// <param name="Fields">By path, such as <c>object.text</c>.</param>
internal sealed record WireCall(string Method, string Subject, SortedDictionary<string, string> Fields)
{
    // What must be compared as a set: the SDKs gather these from hash sets.
    private static readonly string[] Unordered = ["dependencies", "urns", "dependsOn", "replace_with"];

    public string Key => $"{Method} {Subject}";

    /// <summary>Takes a message apart.</summary>
    public static WireCall Of(IMessage message)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Flatten(message, "", fields);
        return new WireCall(MethodOf(message), SubjectOf(message), fields);
    }

    private static string MethodOf(IMessage message) => message switch
    {
        ResourceInvokeRequest => "Invoke",
        ResourceCallRequest => "Call",
        Callback => "RegisterTransform",
        Empty => "SignalAndWaitForShutdown",
        _ => message.Descriptor.Name.Replace("Request", "", StringComparison.Ordinal),
    };

    private static string SubjectOf(IMessage message) => message switch
    {
        RegisterResourceRequest request => $"{request.Type} {request.Name} in {Names.Short(request.Parent)}",
        ReadResourceRequest request => $"{request.Type} {request.Name} in {Names.Short(request.Parent)}",
        RegisterResourceOutputsRequest request => Names.Short(request.Urn),
        ResourceInvokeRequest request => $"{request.Tok} {ValueText.Of(PropertyCodec.Decode(request.Args))}",
        ResourceCallRequest request => request.Tok,
        RegisterResourceHookRequest request => request.Name,
        RegisterErrorHookRequest request => request.Name,
        RegisterPackageRequest request => $"{request.Name} {request.Parameterization?.Name}",
        SupportsFeatureRequest request => request.Id,
        LogRequest request => $"{request.Severity} {Names.FirstLine(request.Message)}",
        _ => "",
    };

    private static void Flatten(IMessage message, string prefix, SortedDictionary<string, string> fields)
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            var path = prefix + field.Name;
            var value = field.Accessor.GetValue(message);
            if (field.IsMap)
            {
                FlattenMap((IDictionary)value, path, fields);
            }
            else if (field.IsRepeated)
            {
                FlattenList((IList)value, path, fields);
            }
            else if (field.HasPresence ? field.Accessor.HasValue(message) : !IsDefault(value))
            {
                Flatten(value, path, fields);
            }
        }
    }

    private static void Flatten(object value, string path, SortedDictionary<string, string> fields)
    {
        switch (value)
        {
            case Struct members:
                var properties = PropertyCodec.Decode(members);
                foreach (var (name, property) in properties)
                {
                    fields[$"{path}.{name}"] = Names.Short(ValueText.Of(property));
                }

                fields[path] = "{…}";
                break;
            case Value single:
                fields[path] = Names.Short(ValueText.Of(PropertyCodec.Decode(single)!));
                break;
            case IMessage nested:
                fields[path] = "{…}";
                Flatten(nested, path + ".", fields);
                break;
            case string text when path == "message":
                fields[path] = Names.Short(Names.FirstLine(text));
                break;
            default:
                fields[path] = Names.Short($"{value}");
                break;
        }
    }

    private static void FlattenMap(IDictionary map, string path, SortedDictionary<string, string> fields)
    {
        foreach (DictionaryEntry entry in map)
        {
            if (entry.Value is IMessage nested and not (Struct or Value))
            {
                // A map's values are small: what they hold stands in one line.
                var inner = new SortedDictionary<string, string>(StringComparer.Ordinal);
                Flatten(nested, "", inner);
                fields[$"{path}.{entry.Key}"] = string.Join(", ", inner.Values);
            }
            else
            {
                Flatten(entry.Value!, $"{path}.{entry.Key}", fields);
            }
        }
    }

    private static void FlattenList(IList list, string path, SortedDictionary<string, string> fields)
    {
        if (list.Count == 0)
        {
            return;
        }

        if (list[0] is IMessage)
        {
            for (var index = 0; index < list.Count; index++)
            {
                Flatten(list[index]!, $"{path}[{index}]", fields);
            }

            return;
        }

        var items = list.Cast<object>().Select(item => Names.Short($"{item}"));
        var name = path[(path.LastIndexOf('.') + 1)..];
        fields[path] = string.Join(" ", Unordered.Contains(name) ? items.Order(StringComparer.Ordinal) : items);
    }

    private static bool IsDefault(object value) => value switch
    {
        string text => text.Length == 0,
        bool flag => !flag,
        ByteString bytes => bytes.IsEmpty,
        System.Enum number => Convert.ToInt32(number, System.Globalization.CultureInfo.InvariantCulture) == 0,
        IConvertible number => number.ToDouble(System.Globalization.CultureInfo.InvariantCulture) == 0,
        _ => false,
    };
}
