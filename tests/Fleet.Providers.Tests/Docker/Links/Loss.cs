namespace Fleet.Providers.Tests.Docker.Links;

/// <summary>What is lost of a change when the link to an engine is cut.</summary>
internal enum Loss
{
    /// <summary>The engine does not hear of it.</summary>
    Request,

    /// <summary>The engine hears of it, and gets a part of what is to be changed.</summary>
    Body,

    /// <summary>The engine does it, and nobody hears what comes of it.</summary>
    Answer,

    /// <summary>The engine does it and says so; what comes next is lost.</summary>
    Nothing,
}
