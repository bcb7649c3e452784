using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Fleet.Files;

/// <summary>What a <c>fleet:index:File</c> should be.</summary>
internal sealed partial record FileInputs(string Path, string Content, string Mode, string Owner, string Group)
{
    /// <summary>Validates and fills in defaults: mode 0644, owner and group root.</summary>
    public static CheckResult Check(CheckRequest request)
    {
        var check = new InputCheck(request.NewInputs);
        check.AllowOnly("path", "content", "mode", "owner", "group");
        check.Text("content", isRequired: true);
        check.Default("mode", "0644");
        check.Default("owner", "root");
        check.Default("group", "root");
        if (check.Text("path", isRequired: true) is { } path && !IsPath(path))
        {
            check.Fail("path", $"'{path}' is not the absolute path of a file: no '..', no '//', no line breaks, no slash at the end.");
        }

        if (check.Text("mode") is { } mode)
        {
            if (ModePattern().IsMatch(mode))
            {
                check.Normalise("mode", mode.PadLeft(4, '0'));
            }
            else
            {
                check.Fail("mode", $"'{mode}' is not a file mode. Write it in octal, such as '0644'.");
            }
        }

        CheckName(check, "owner");
        CheckName(check, "group");
        return check.Result();
    }

    /// <summary>Reads checked inputs.</summary>
    public static FileInputs Read(PropertyMap inputs) => new(
        inputs.Find("path")?.AsText() ?? "",
        inputs.Find("content")?.AsText() ?? "",
        inputs.Find("mode")?.AsText() ?? "0644",
        inputs.Find("owner")?.AsText() ?? "root",
        inputs.Find("group")?.AsText() ?? "root");

    /// <summary>The SHA-256 of the content as it is written, lower-case hexadecimal.</summary>
    public string Sha256 => Hash(Encoding.UTF8.GetBytes(Content));

    /// <summary>The SHA-256 of bytes, lower-case hexadecimal.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The outputs of a file with these inputs: the hash of a secret is secret too.</summary>
    public static PropertyMap Outputs(PropertyMap inputs)
    {
        var content = inputs.Find("content");
        PropertyValue hash = content?.ContainsUnknowns == true ? PropertyValue.Unknown.Instance : Read(inputs).Sha256;
        return inputs.With("sha256", content?.ContainsSecrets == true ? new PropertyValue.Secret(hash) : hash);
    }

    private static bool IsPath(string path) => path.StartsWith('/') && path.Length > 1
        && path[1..].Split('/').All(part => part is not ("" or "." or "..")) && !path.Any(char.IsControl);

    private static void CheckName(InputCheck check, string input)
    {
        if (check.Text(input) is { } name && !NamePattern().IsMatch(name))
        {
            check.Fail(input, string.Create(CultureInfo.InvariantCulture, $"'{name}' is neither a name nor a number of a user or group."));
        }
    }

    [GeneratedRegex("^0?[0-7]{3,4}$")]
    private static partial Regex ModePattern();

    [GeneratedRegex("^[A-Za-z0-9_][A-Za-z0-9_.-]*[$]?$")]
    private static partial Regex NamePattern();
}
