namespace Fleet.Schema.Reading;

/// <summary>What a block of the schema declares.</summary>
internal enum BlockKind
{
    Resource,
    Function,
    Type,
    Enum,
    Provider,
}

/// <summary>A resource, function, object type, enum or the provider.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Token">The type token, such as <c>docker:index/container:Container</c>.</param>
/// <param name="HasState">What is known of a resource may be given when it is read.</param>
/// <param name="Alias">A token the resource had before.</param>
/// <param name="Deprecation">What to use instead, when it should no longer be used.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Properties">Its properties, in order.</param>
/// <param name="Values">Its values, of an enum.</param>
/// <param name="Methods">Names of its methods, of the provider.</param>
internal sealed record Block(
    BlockKind Kind,
    string Token,
    bool HasState,
    string? Alias,
    string? Deprecation,
    string Summary,
    IReadOnlyList<Property> Properties,
    IReadOnlyList<EnumValue> Values,
    IReadOnlyList<string> Methods)
{
    /// <summary>The last part of the token, as a class is called.</summary>
    public string Name
    {
        get
        {
            var name = Token.Substring(Token.LastIndexOf(':') + 1);
            return char.ToUpperInvariant(name[0]) + name.Substring(1);
        }
    }

    /// <summary>The middle part without what follows a slash: <c>index</c>, <c>remote</c>.</summary>
    public string Module => Token.Split(':')[1].Split('/')[0];

    public IEnumerable<Property> Inputs => Properties.Where(property => property.IsInput);

    public IEnumerable<Property> Outputs => Properties.Where(property => property.IsOutput);

    public bool HasRequiredInputs => Properties.Any(property => property.IsInputRequired);
}

/// <summary>A value of an enum: its name in programs, its text on the wire.</summary>
internal sealed record EnumValue(string Name, string Value, string Summary);
