using Fleet.Engine.Execution;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Monitor;

/// <summary>Functions that the engine answers itself since they are about the run.</summary>
internal static class Functions
{
    /// <summary>Fetches a registered resource by its URN.</summary>
    public const string GetResource = "pulumi:pulumi:getResource";

    /// <summary>What is known of a registered resource.</summary>
    /// <exception cref="DiagnosticException">Nothing was registered under the URN.</exception>
    public static PropertyMap Resource(Registrar registrar, PropertyMap arguments)
    {
        var text = arguments.Find("urn")?.AsText() ?? "";
        var state = Urn.TryParse(text, out var urn) ? registrar.Find(urn)?.State : null;
        if (state is null)
        {
            throw new DiagnosticException($"The program asks for '{text}', which it has not registered.");
        }

        var result = PropertyMap.Of(("urn", text), ("id", state.Id), ("state", state.Outputs));
        return state.Provider is { } provider ? result.With("provider", provider.ToString()) : result;
    }
}
