using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>A text is not the state it should be. Whoever knows the file says which one it is.</summary>
internal sealed class StateFormatException(string message, Urn urn = default) : Exception(message)
{
    /// <summary>The resource it is about; empty when none.</summary>
    public Urn Urn => urn;
}
