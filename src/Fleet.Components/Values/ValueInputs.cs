using System.Security.Cryptography;
using System.Text;
using Pulumi;

namespace Fleet.Components;

/// <summary>Turns resolved values into inputs: plain text stays plain, what holds a secret becomes a secret output.</summary>
internal sealed class ValueInputs(SecretStore secrets, CertificateStore certificates)
{
    public Input<string> Text(ResolvedValue value) => Map(value, text => text);

    /// <summary>A fingerprint of several values, as secret as the most secret of them.</summary>
    public Input<string> Digest(IEnumerable<ResolvedValue> values)
    {
        var all = values.SelectMany(value => value.Parts.Append(new TextPart("\0"))).ToList();
        return Map(new ResolvedValue(all), text => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    public Input<string> Map(ResolvedValue value, Func<string, string> write)
    {
        if (value.Parts.All(part => part is TextPart or MissingPart))
        {
            return write(value.ToString());
        }

        return Output.All(value.Parts.Select(Part)).Apply(parts => write(string.Concat(parts)));
    }

    private Input<string> Part(ValuePart part) => part.Escape is { } escape
        ? Content(part).ToOutput().Apply(escape)
        : Content(part);

    private Input<string> Content(ValuePart part) => part switch
    {
        SecretPart secret => secrets[secret.Secret],
        CertificatePart certificate => certificates[certificate],
        ExternalPart { Source: Output<string> output } => output,
        ExternalPart { Source: Input<string> input } => input,
        ExternalPart external => throw new RunException(
            $"Registering the fleet: the external value '{external.Name}' is not a text. Give it an Output<string>."),
        _ => part is TextPart text ? text.Text : "",
    };
}
