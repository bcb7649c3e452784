namespace Pulumi;

/// <summary>A provider refused a function's or a method's arguments.</summary>
public class InvokeException(string message) : Exception(message);
