using Fleet.Document;

namespace Fleet;

/// <summary>A piece of a resolved value.</summary>
public abstract record ValuePart
{
    /// <summary>What may be shown of it.</summary>
    internal abstract string Shown { get; }

    /// <summary>How its content is written where it stands, for example with quotes escaped; as it is, unless said.</summary>
    public Func<string, string>? Escape { get; init; }
}

/// <summary>Plain text.</summary>
/// <param name="Text">The text.</param>
public sealed record TextPart(string Text) : ValuePart
{
    internal override string Shown => Text;
}

/// <summary>The content of a secret.</summary>
/// <param name="Secret">The secret.</param>
public sealed record SecretPart(Secret Secret) : ValuePart
{
    internal override string Shown => ModelDocument.Redacted;
}

/// <summary>A value only the one who registers the model can tell.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Source">The thing that yields it.</param>
public sealed record ExternalPart(string Name, object Source) : ValuePart
{
    internal override string Shown => $"[{Name}]";
}

/// <summary>An address that is not known, for example of a host this stack's config says nothing about.</summary>
/// <param name="What">What is missing, for example <c>address of 'atlas'</c>.</param>
public sealed record MissingPart(string What) : ValuePart
{
    internal override string Shown => $"[{What}]";
}

/// <summary>A value as its reader sees it.</summary>
/// <param name="Parts">Its pieces in order.</param>
public sealed record ResolvedValue(IReadOnlyList<ValuePart> Parts)
{
    /// <summary>True when a secret is part of it.</summary>
    public bool IsSecret => Parts.Any(part => part is SecretPart or CertificatePart { IsKey: true });

    /// <summary>The addresses it lacks.</summary>
    public IEnumerable<string> Missing => Parts.OfType<MissingPart>().Select(part => part.What).Distinct();

    /// <summary>The same with every piece written by a function that works letter by letter, such as one that escapes quotes.</summary>
    internal ResolvedValue Escaped(Func<string, string> escape) => new(
    [
        .. Parts.Select(part => part switch
        {
            TextPart text => new TextPart(escape(text.Text)),
            _ => part with { Escape = part.Escape is { } inner ? content => escape(inner(content)) : escape },
        }),
    ]);

    /// <summary>The text with secrets redacted.</summary>
    public override string ToString() => string.Concat(Parts.Select(part => part.Shown));
}
