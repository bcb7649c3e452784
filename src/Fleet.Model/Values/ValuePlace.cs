namespace Fleet;

/// <summary>Where a value is, in words that are put together only when somebody reads them: most are looked at and never spoken of.</summary>
/// <param name="Words">The words, for example <c>its environment variable</c>.</param>
/// <param name="Name">The name that follows them; none unless said.</param>
internal readonly record struct ValuePlace(string Words, string? Name = null)
{
    public static implicit operator ValuePlace(string words) => new(words);

    /// <inheritdoc/>
    public override string ToString() => Name is null ? Words : $"{Words} '{Name}'";
}
