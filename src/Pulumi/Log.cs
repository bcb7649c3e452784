using Pulumirpc;

namespace Pulumi;

/// <summary>
/// Messages to the operator, shown by the engine. An error does not stop the program, but the deployment fails at its
/// end.
/// </summary>
public static class Log
{
    /// <summary>A message for someone who searches a fault; hidden unless asked for.</summary>
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(LogSeverity.Debug, message, resource, streamId, ephemeral);

    /// <summary>A message worth knowing.</summary>
    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(LogSeverity.Info, message, resource, streamId, ephemeral);

    /// <summary>A message about something that is probably not meant.</summary>
    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(LogSeverity.Warning, message, resource, streamId, ephemeral);

    /// <summary>A message about a failure.</summary>
    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(LogSeverity.Error, message, resource, streamId, ephemeral);

    /// <summary>A failure, with its stack trace.</summary>
    public static void Exception(
        Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Write(LogSeverity.Error, exception.ToString(), resource, streamId, ephemeral);
    }

    // Logging is a side matter of the caller: a message that cannot be sent fails the deployment, not the caller.
    private static void Write(
        LogSeverity severity, string message, Resource? resource, int? streamId, bool? ephemeral) =>
        _ = DeploymentRun.Required.Log.WriteAsync(severity, message, resource, streamId, ephemeral);
}
