using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Fleet.Files;

/// <summary>What a <c>fleet:index:File</c> should be.</summary>
internal sealed record FileInputs(string Path, ReadOnlyMemory<byte> Content, Ownership Ownership, string? Validation)
{
    /// <summary>The inputs of which one holds the content.</summary>
    public static readonly string[] ContentNames = ["content", "contentBase64"];

    /// <summary>Validates and fills in defaults: mode 0644, owner and group root.</summary>
    public static CheckResult Check(CheckRequest request)
    {
        var check = new InputCheck(request.NewInputs);
        check.AllowOnly(["path", "mode", "owner", "group", "validate", .. ContentNames]);
        CheckContent(check);
        HostPath.Check(check, "path", "file");
        Ownership.Check(check, "0644");
        check.Text("validate");
        return check.Result();
    }

    /// <summary>Reads checked inputs.</summary>
    public static FileInputs Read(PropertyMap inputs) => new(
        inputs.Find("path")?.AsText() ?? "", Bytes(inputs), Ownership.Read(inputs, "0644"), inputs.Find("validate")?.AsText());

    /// <summary>The SHA-256 of the content as it is written, lower-case hexadecimal.</summary>
    public string Sha256 => Hash(Content.Span);

    /// <summary>Where the version stays that the last run has replaced.</summary>
    public string PreviousPath => $"{Path[..(Path.LastIndexOf('/') + 1)]}.{Path[(Path.LastIndexOf('/') + 1)..]}.fleet-previous";

    /// <summary>The SHA-256 of bytes, lower-case hexadecimal.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The input that holds the content.</summary>
    public static string ContentName(PropertyMap inputs) =>
        inputs.Find("contentBase64") is { } bytes && bytes.Unwrap() is not PropertyValue.Null ? "contentBase64" : "content";

    /// <summary>The outputs of a file with these inputs: the hash of a secret is secret too.</summary>
    public static PropertyMap Outputs(PropertyMap inputs)
    {
        var content = inputs.Find(ContentName(inputs));
        PropertyValue hash = content?.ContainsUnknowns == true ? PropertyValue.Unknown.Instance : Read(inputs).Sha256;
        return inputs.With("sha256", content?.ContainsSecrets == true ? new PropertyValue.Secret(hash) : hash);
    }

    /// <summary>Inputs with another content: as text where it was one and can be one.</summary>
    public static PropertyMap WithContent(PropertyMap inputs, byte[] bytes)
    {
        var name = ContentName(inputs);
        var isSecret = inputs.Find(name)?.ContainsSecrets == true;
        var isText = name == "content" && Utf8.IsValid(bytes) && !bytes.Contains((byte)0);
        PropertyValue content = isText ? Encoding.UTF8.GetString(bytes) : Convert.ToBase64String(bytes);
        return inputs.Without(name).With(
            isText ? "content" : "contentBase64", isSecret ? new PropertyValue.Secret(content) : content);
    }

    private static byte[] Bytes(PropertyMap inputs) => ContentName(inputs) == "content"
        ? Encoding.UTF8.GetBytes(inputs.Find("content")?.AsText() ?? "")
        : Convert.FromBase64String(inputs.Find("contentBase64")?.AsText() ?? "");

    private static void CheckContent(InputCheck check)
    {
        switch (check.IsAbsent("content"), check.IsAbsent("contentBase64"))
        {
            case (true, true):
                check.Fail("content", "Input 'content' is missing; bytes that are no text are given as 'contentBase64'.");
                break;
            case (false, false):
                check.Fail("contentBase64", "Give either 'content' or 'contentBase64'.");
                break;
            default:
                check.Text("content");
                if (check.Text("contentBase64") is { } text && !Convert.TryFromBase64String(text, new byte[text.Length], out _))
                {
                    check.Fail("contentBase64", "This is not base64.");
                }

                break;
        }
    }
}
