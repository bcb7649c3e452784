namespace Fleet;

/// <summary>
/// What an operator declared outside of the program, for example in a file, cannot be read. The message is for the operator: it
/// says where, what is wrong and what to do.
/// </summary>
/// <param name="message">Where, what is wrong, and what to do.</param>
public class DeclarationException(string message) : Exception(message);
