namespace Fleet.Lab;

/// <summary>The lab cannot do what was asked; the message says what, why and what to do.</summary>
public sealed class LabException(string message, Exception? inner = null) : Exception(message, inner);
