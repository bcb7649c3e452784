namespace Pulumi;

/// <summary>The engine could not be told a message.</summary>
public class LogException(Exception exception) : Exception("A message could not be sent to the engine.", exception);
