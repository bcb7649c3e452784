using System.Collections;
using System.Reflection;
using Fleet.Protocol.Grpc;
using Fleet.Protocol.Values;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Enum = System.Enum;
using Type = System.Type;

namespace Fleet.Engine.Tests.Kit;

/// <summary>Random requests of every method that programs may call: well-formed nonsense, mutations of it, and plain bytes.</summary>
internal sealed class RandomMessages(int seed)
{
    private const int Deepest = 5;

    /// <summary>The methods: those that are served to programs, but for the one that ends them.</summary>
    public static IReadOnlyList<(string Path, Type Request)> Methods { get; } =
    [
        .. new[] { typeof(MonitorMethods), typeof(EngineMethods) }
            .SelectMany(service => service.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.Name != nameof(MonitorMethods.SignalAndWaitForShutdown))
            .Select(method => (method.GetValue(null)!.ToString()!, method.PropertyType.GetGenericArguments()[0])),
    ];

    // What parts of requests are made of, so that some of them reach further than the first check.
    private static readonly string[] Texts =
    [
        "", "a", "fake:index:Thing", "fake:index:echo", "my:index:Component", "pulumi:providers:fake", "pulumi:pulumi:getResource",
        "pulumi:pulumi:StackReference", "urn:pulumi:dev::proj::pulumi:pulumi:Stack::proj-dev",
        "urn:pulumi:dev::proj::fake:index:Thing::a", "urn:pulumi:dev::proj::my:index:Component$fake:index:Thing::b", "urn:pulumi:", "::",
        "urn:pulumi:dev::proj::pulumi:providers:fake::p::id", "5m", "-1s", "1e999h", "999999999999h", "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
        "127.0.0.1:1", "203.0.113.7:80", "localhost", "v1.2.3", "99999999999.0.0", ">=3.0.0", "[*].a[", "\0", "🚀", "a\nb", "file:///etc/passwd",
        "../..", Signatures.Key, Signatures.Secret, Signatures.Resource, Signatures.Output, "__internal", "urn", "id", "name", "value",
    ];

    // Fields in which anything but a name that exists is refused at once; the rest of a request would never be looked at.
    private static readonly Dictionary<string, string[]> Plausible = new()
    {
        ["type"] = ["fake:index:Thing", "fake:index:Thing", "my:index:Component", "pulumi:providers:fake"],
        ["tok"] = ["fake:index:echo", "pulumi:pulumi:getResource", "pulumi:pulumi:readStackOutputs"],
        ["parent"] = ["", StackUrn],
        ["parentUrn"] = ["", StackUrn],
        ["dependencies"] = [StackUrn],
        ["dependsOn"] = [StackUrn],
        ["urns"] = [StackUrn],
        ["urn"] = [StackUrn],
        ["aliasURNs"] = [StackUrn + "x"],
        ["deletedWith"] = ["", StackUrn],
        ["replace_with"] = [StackUrn],
        ["provider"] = [""],
        ["packageRef"] = [""],
    };

    private const string StackUrn = "urn:pulumi:dev::proj::pulumi:pulumi:Stack::proj-dev";

    private readonly Random _random = new(seed);
    private bool _isPlausible;

    /// <summary>The next request: its method, its bytes, and whether they are a message of its type.</summary>
    public (string Path, byte[] Bytes, bool IsMessage) Next()
    {
        var (path, type) = Methods[_random.Next(Methods.Count)];
        _isPlausible = _random.Next(4) > 0;
        var message = (IMessage)Activator.CreateInstance(type)!;
        Fill(message, 0);
        var bytes = _random.Next(4) switch
        {
            0 => Bytes(_random.Next(200)),
            1 => Mutated(message.ToByteArray()),
            2 => [.. message.ToByteArray(), .. Unknown()],
            _ => message.ToByteArray(),
        };
        return (path, bytes, IsMessage(message.Descriptor, bytes));
    }

    // Functions that cannot be called are refused before anything else.
    private static bool IsCallback(FieldDescriptor field) => field.Name is "transforms" or "state_migrations" or "remote";

    private static bool IsMessage(MessageDescriptor descriptor, byte[] bytes)
    {
        try
        {
            descriptor.Parser.ParseFrom(bytes);
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    private byte[] Mutated(byte[] bytes)
    {
        for (var i = 0; i < 3 && bytes.Length > 0; i++)
        {
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        }

        return bytes.Length > 0 && _random.Next(2) == 0 ? bytes[.._random.Next(bytes.Length)] : bytes;
    }

    // A field of a number that no message has, of every wire type.
    private byte[] Unknown()
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            output.WriteTag(9001, WireFormat.WireType.Varint);
            output.WriteInt64(_random.NextInt64());
            output.WriteTag(9002, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(Bytes(20)));
            output.WriteTag(9003, WireFormat.WireType.Fixed64);
            output.WriteFixed64(1);
        }

        return stream.ToArray();
    }

    private void Fill(IMessage message, int depth)
    {
        if (message is Value value)
        {
            Fill(value, depth);
            return;
        }

        foreach (var field in message.Descriptor.Fields.InDeclarationOrder()
            .Where(field => _random.Next(3) > 0 && !(_isPlausible && IsCallback(field))))
        {
            if (field.IsMap)
            {
                var map = (IDictionary)field.Accessor.GetValue(message);
                for (var i = _random.Next(3); i > 0; i--)
                {
                    map[Text()] = _isPlausible && field.Name == "providers"
                        ? ""
                        : Of(field.MessageType.FindFieldByNumber(2), depth);
                }
            }
            else if (field.IsRepeated)
            {
                var list = (IList)field.Accessor.GetValue(message);
                for (var i = _random.Next(3); i > 0; i--)
                {
                    list.Add(Of(field, depth));
                }
            }
            else
            {
                field.Accessor.SetValue(message, Of(field, depth));
            }
        }
    }

    private void Fill(Value value, int depth)
    {
        switch (_random.Next(depth > Deepest ? 4 : 6))
        {
            case 0: value.NullValue = NullValue.NullValue; break;
            case 1: value.NumberValue = _random.Next(3) switch { 0 => double.NaN, 1 => -1.5, _ => 1e300 }; break;
            case 2: value.BoolValue = true; break;
            case 3: value.StringValue = Text(); break;
            case 4: Fill(value.StructValue = new Struct(), depth + 1); break;
            default: Fill(value.ListValue = new ListValue(), depth + 1); break;
        }
    }

    private object Of(FieldDescriptor field, int depth) => field.FieldType switch
    {
        FieldType.String => _isPlausible && Plausible.TryGetValue(field.Name, out var texts)
            ? texts[_random.Next(texts.Length)]
            : Text(),
        FieldType.Bool => _random.Next(2) == 0,
        FieldType.Int32 => _random.Next(int.MinValue, int.MaxValue),
        FieldType.Double => _random.NextDouble(),
        FieldType.Bytes => ByteString.CopyFrom(Bytes(8)),
        FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, _random.Next(-1, 5)),
        FieldType.Message => Message(field, depth),
        var other => throw new InvalidOperationException($"No request has a field of kind {other}."),
    };

    private IMessage Message(FieldDescriptor field, int depth)
    {
        var message = (IMessage)Activator.CreateInstance(field.MessageType.ClrType)!;
        if (depth <= Deepest)
        {
            Fill(message, depth + 1);
        }

        return message;
    }

    private string Text() => Texts[_random.Next(Texts.Length)];
}
