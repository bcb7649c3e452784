namespace Fleet.Providers.Docker;

/// <summary>What kind of value a property has.</summary>
internal enum Shape
{
    Text,
    Integer,
    Flag,

    /// <summary>Texts whose order matters.</summary>
    TextList,

    /// <summary>Texts in any order.</summary>
    TextSet,

    /// <summary>Texts by name.</summary>
    TextMap,

    /// <summary>An object with properties of its own.</summary>
    Block,

    /// <summary>Objects in any order.</summary>
    BlockSet,
}
