namespace Fleet;

/// <summary>Text as it stands.</summary>
internal sealed class LiteralValue(string text) : Value
{
    internal override string Plain => text;

    internal override void Append(StackMember? reader, List<ValuePart> parts) => parts.Add(new TextPart(text));
}

/// <summary>A secret's content.</summary>
internal sealed class SecretValue(Secret secret) : Value
{
    internal override IEnumerable<Secret> Secrets => [secret];

    internal override void Append(StackMember? reader, List<ValuePart> parts) => parts.Add(new SecretPart(secret));
}

/// <summary>Values one after the other.</summary>
internal sealed class CompositeValue(IReadOnlyList<Value> values) : Value
{
    internal override string Plain => string.Concat(values.Select(value => value.Plain));

    // Asked for by every rule about what is used. What is worked out late may change until everything is declared.
    private readonly bool _isSettled = values.All(value => value.IsSettled);

    internal override bool IsSettled => _isSettled;

    internal override IEnumerable<Endpoint> Endpoints => _isSettled
        ? field ??= [.. values.SelectMany(value => value.Endpoints)]
        : values.SelectMany(value => value.Endpoints);

    internal override IEnumerable<Secret> Secrets => _isSettled
        ? field ??= [.. values.SelectMany(value => value.Secrets)]
        : values.SelectMany(value => value.Secrets);

    internal override void Append(StackMember? reader, List<ValuePart> parts)
    {
        foreach (var value in values)
        {
            value.Append(reader, parts);
        }
    }
}

/// <summary>A value worked out once everything has been declared.</summary>
internal sealed class LateValue(Func<Value> value) : Value
{
    internal override bool IsSettled => false;

    internal override string Plain => value().Plain;

    internal override IEnumerable<Endpoint> Endpoints => value().Endpoints;

    internal override IEnumerable<Secret> Secrets => value().Secrets;

    internal override void Append(StackMember? reader, List<ValuePart> parts) => value().Append(reader, parts);
}

/// <summary>What only the one who registers the model can tell.</summary>
internal sealed class ExternalValue(string name, object source) : Value
{
    internal override void Append(StackMember? reader, List<ValuePart> parts) =>
        parts.Add(new ExternalPart(name, source));
}

/// <summary>A part of an endpoint, as its reader sees it.</summary>
internal sealed class EndpointValue(Endpoint endpoint, EndpointPart part) : Value
{
    internal override IEnumerable<Endpoint> Endpoints => [endpoint];

    internal override void Append(StackMember? reader, List<ValuePart> parts) =>
        parts.Add(EndpointView.For(endpoint, reader).Part(part));
}

/// <summary>A value written by a function that works letter by letter, such as one that escapes quotes.</summary>
internal sealed class EscapedValue(Value value, Func<string, string> escape) : Value
{
    internal override bool IsSettled => value.IsSettled;

    internal override IEnumerable<Endpoint> Endpoints => value.Endpoints;

    internal override IEnumerable<Secret> Secrets => value.Secrets;

    internal override void Append(StackMember? reader, List<ValuePart> parts) =>
        parts.AddRange(value.Resolve(reader).Escaped(escape).Parts);
}
