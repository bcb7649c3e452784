using System.Diagnostics.CodeAnalysis;

namespace Fleet;

/// <summary>
/// A text that may hold secrets and addresses: a literal, a secret, a part of an endpoint, or a format of these. It stays
/// structured until the checked model is registered, so references carry the graph and no string hides a dependency.
/// </summary>
public abstract class Value
{
    /// <summary>Text as it stands.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Value?(string? text) => text is null ? null : new LiteralValue(text);

    /// <summary>A number in digits.</summary>
    public static implicit operator Value(int number) =>
        new LiteralValue(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>
    /// Text with values in it, which keep their nature.
    /// </summary>
    /// <example><code>Value.Format($"redis://:{password}@{valkey.Host}:{valkey.Port}")</code></example>
    public static Value Format(ValueFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format.ToValue();
    }

    /// <summary>The values one after the other.</summary>
    public static Value Join(params IEnumerable<Value> values) => new CompositeValue([.. values]);

    /// <summary>A value that is worked out when the model is checked, when everything has been declared.</summary>
    public static Value Late(Func<Value> value) => new LateValue(value);

    /// <summary>
    /// A value only the one who registers the model can tell, for example a Pulumi output.
    /// </summary>
    /// <param name="name">What to call it where its content cannot be shown.</param>
    /// <param name="source">The thing that yields it.</param>
    public static Value External(string name, object source) => new ExternalValue(name, source);

    /// <summary>The value as its reader sees it: endpoints become addresses, formats are flattened.</summary>
    /// <param name="reader">The service or job that reads it.</param>
    public ResolvedValue Resolve(StackMember? reader)
    {
        var parts = new List<ValuePart>();
        Append(reader, parts);
        return new ResolvedValue(parts);
    }

    /// <summary>The text that was written out, with a mark for everything else.</summary>
    internal virtual string Plain => "\0";

    /// <summary>The endpoints mentioned in it.</summary>
    internal virtual IEnumerable<Endpoint> Endpoints => [];

    /// <summary>The secrets mentioned in it.</summary>
    internal virtual IEnumerable<Secret> Secrets => [];

    /// <summary>True when it says the same whenever it is asked.</summary>
    internal virtual bool IsSettled => true;

    internal abstract void Append(StackMember? reader, List<ValuePart> parts);
}
