using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>A text is not the state it should be. Whoever knows the file says which one it is.</summary>
internal sealed class StateFormatException(string message, Urn urn = default, string mend = "") : Exception(message)
{
    /// <summary>The resource it is about; empty when none.</summary>
    public Urn Urn => urn;

    /// <summary>
    /// What to do about a state that is sound and that this engine does not read; empty when it is damaged. It is not to be
    /// repaired: an older state would take its place.
    /// </summary>
    public string Mend => mend;
}
