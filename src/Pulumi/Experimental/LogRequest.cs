namespace Pulumi.Experimental;

/// <summary>A message of a provider.</summary>
/// <param name="severity">How much it matters.</param>
/// <param name="message">The text.</param>
/// <param name="urn">The resource it is about; null for none.</param>
/// <param name="streamId">Messages of one stream belong together; 0 for none.</param>
/// <param name="ephemeral">Whether it is shown for a moment only.</param>
public sealed class LogRequest(LogSeverity severity, string message, Urn? urn = null, int streamId = 0, bool ephemeral = false)
{
    /// <summary>How much it matters.</summary>
    public LogSeverity Severity { get; } = severity;

    /// <summary>The text.</summary>
    public string Message { get; } = message;

    /// <summary>The resource it is about; null for none.</summary>
    public Urn? Urn { get; } = urn;

    /// <summary>Messages of one stream belong together; 0 for none.</summary>
    public int StreamId { get; } = streamId;

    /// <summary>Whether it is shown for a moment only.</summary>
    public bool Ephemeral { get; } = ephemeral;
}
