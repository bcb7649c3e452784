using System.Globalization;
using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>Says what is wrong with a stack's state, where, and what there is to go back to.</summary>
internal static class StateDamage
{
    /// <summary>The error for a state that cannot be used.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="key">The file.</param>
    /// <param name="reason">What is wrong, a sentence or more.</param>
    /// <param name="urn">The resource it is about; empty when none.</param>
    /// <param name="inner">What found it.</param>
    /// <param name="cancellationToken">Gives up looking for a good state.</param>
    public static async Task<DiagnosticException> DescribeAsync(
        StackStore stack, string key, string reason, Urn urn, Exception? inner, CancellationToken cancellationToken)
    {
        if (inner is StateFormatException { Mend: { Length: > 0 } mend })
        {
            return Unread(stack, key, reason, urn, mend, inner);
        }

        var good = await LastGood.FindAsync(stack, cancellationToken);
        var last = good is null
            ? "There is no good state before it."
            : string.Create(CultureInfo.InvariantCulture, $"The last good state is '{good.Place}', {good.Resources} resources.");
        return new DiagnosticException(
            [
                new Diagnostic(Severity.Error, $"The state of stack '{stack.Files.Stack}' in '{stack.Store.Describe(key)}' is damaged: {reason}")
                {
                    Urn = urn,
                    Hint = $"Nothing was changed. Repair it with: fleet state repair --stack {stack.Files.Stack}\n{last}",
                },
            ],
            inner);
    }

    /// <summary>The error for a state that is sound and that this engine does not read.</summary>
    public static DiagnosticException Unread(StackStore stack, string key, string reason, Urn urn, string mend, Exception inner) => new(
        [
            new Diagnostic(Severity.Error, $"The state of stack '{stack.Files.Stack}' in '{stack.Store.Describe(key)}' is not read: {reason}")
            {
                Urn = urn,
                Hint = mend,
            },
        ],
        inner);
}
