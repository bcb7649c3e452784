namespace Pulumi.Experimental;

/// <summary>The engine, as a provider talks to it.</summary>
public interface IEngine
{
    /// <summary>Shows a message to the operator.</summary>
    Task LogAsync(LogRequest message);

    /// <summary>Fails unless the engine's version is in a range such as <c>&gt;=3.100.0 &lt;4.0.0</c>.</summary>
    Task RequirePulumiVersionAsync(string pulumiVersionRange);
}
