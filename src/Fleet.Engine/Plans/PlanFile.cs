using Fleet.Engine.Config;
using Fleet.Engine.State;
using Fleet.Protocol;

namespace Fleet.Engine.Plans;

/// <summary>Writes and reads the files that plans are saved in.</summary>
internal static class PlanFile
{
    /// <summary>Writes a plan. A stack that has no key yet has its secrets left out.</summary>
    /// <exception cref="DiagnosticException">It cannot be written.</exception>
    public static async Task WriteAsync(
        string path, UpdatePlan plan, StackConfig config, string stateSalt, CancellationToken cancellationToken)
    {
        var hasKey = config.EncryptionSalt.Length > 0 || stateSalt.Length > 0;
        var secrets = hasKey ? new EncryptedSecrets(await config.CipherAsync(stateSalt, cancellationToken)) : null;
        try
        {
            await File.WriteAllBytesAsync(path, PlanJson.Write(plan, secrets), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException($"The plan cannot be saved as '{path}': {exception.Message}", inner: exception);
        }
    }

    /// <summary>Reads a plan and sees that what it was made from is still there.</summary>
    /// <exception cref="DiagnosticException">It cannot be read, or does not fit any more.</exception>
    public static async Task<UpdatePlan> ReadAsync(
        string path, string stack, PlanBasis now, StackConfig config, string stateSalt, CancellationToken cancellationToken)
    {
        try
        {
            var json = await File.ReadAllBytesAsync(path, cancellationToken);
            CheckFits(path, stack, PlanJson.ReadManifest(json), now);
            IStateSecrets secrets = config.EncryptionSalt.Length > 0 || stateSalt.Length > 0
                ? new EncryptedSecrets(await config.CipherAsync(stateSalt, cancellationToken))
                : NoSecrets.Instance;
            return PlanJson.Read(json, secrets);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new DiagnosticException($"The plan '{path}' cannot be read: {exception.Message}", inner: exception);
        }
    }

    private static void CheckFits(string path, string stack, UpdatePlan plan, PlanBasis now)
    {
        if (plan.Stack != stack)
        {
            throw new DiagnosticException($"The plan '{path}' is one for stack '{plan.Stack}', not for '{stack}'.");
        }

        if (plan.Basis.Moved(now) is { Length: > 0 } moved)
        {
            throw new DiagnosticException(
                $"The plan '{path}' does not fit any more: the {moved} of stack '{stack}' "
                + $"{(moved.Contains(' ', StringComparison.Ordinal) ? "have" : "has")} changed since it was made.",
                $"Make a new one and look at it: fleet preview --stack {stack} --save-plan {path}");
        }
    }
}
