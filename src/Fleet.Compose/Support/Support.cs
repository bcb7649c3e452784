namespace Fleet.Compose.Support;

/// <summary>What Fleet does with an attribute of a Compose file.</summary>
internal enum SupportKind
{
    /// <summary>It is read, in all its forms unless the note says otherwise.</summary>
    Read,

    /// <summary>It is accepted and has no effect, for the reason in the note.</summary>
    Ignored,

    /// <summary>It is an error, for the reason in the note.</summary>
    Refused,
}

/// <summary>An attribute of a section of a Compose file.</summary>
/// <param name="Name">The attribute.</param>
/// <param name="Kind">What Fleet does with it.</param>
/// <param name="Note">What is to be known; for a refused one the reason, which messages repeat.</param>
internal sealed record SupportedAttribute(string Name, SupportKind Kind, string Note);

/// <summary>A section of a Compose file with its attributes.</summary>
/// <param name="Name">The section as the documentation calls it, for example <c>services.*.build</c>.</param>
/// <param name="Attributes">Every attribute that the specification knows.</param>
internal sealed record SupportedSection(string Name, IReadOnlyList<SupportedAttribute> Attributes);
