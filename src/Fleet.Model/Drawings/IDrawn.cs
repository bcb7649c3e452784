namespace Fleet;

/// <summary>Something that drawings of the fleet show, in the operator's words.</summary>
public interface IDrawn
{
    /// <summary>What it is called in drawings; its name unless said.</summary>
    string? Title { get; }

    /// <summary>What it is for, in the operator's words; further lines in drawings.</summary>
    string? Description { get; }

    /// <summary>What it uses each endpoint for, in words that are drawn beside the arrow.</summary>
    Dictionary<Endpoint, string> Purposes { get; }
}
