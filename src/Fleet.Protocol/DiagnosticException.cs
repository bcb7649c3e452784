namespace Fleet.Protocol;

/// <summary>Ends an operation with diagnostics for the operator. It is not a bug report: no stack trace is shown.</summary>
public sealed class DiagnosticException : Exception
{
    /// <summary>Creates the exception for one error.</summary>
    public DiagnosticException(string summary, string hint = "", string detail = "", Exception? inner = null)
        : this([new Diagnostic(Severity.Error, summary) { Hint = hint, Detail = detail }], inner)
    {
    }

    /// <summary>Creates the exception for several problems.</summary>
    public DiagnosticException(IReadOnlyList<Diagnostic> diagnostics, Exception? inner = null)
        : base(string.Join('\n', diagnostics), inner)
    {
        Diagnostics = diagnostics;
    }

    /// <summary>The problems, at least one.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
