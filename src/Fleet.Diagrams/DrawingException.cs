namespace Fleet.Diagrams;

/// <summary>A drawing that was asked for cannot be made; the message says why and what to do.</summary>
/// <param name="message">The message.</param>
public sealed class DrawingException(string message) : Exception(message);
