namespace Pulumi.Command.Local;

/// <summary>Runs a shell command where the provider does, at every preview and update.</summary>
public static class Run
{
    private const string Token = "command:local:run";

    /// <summary>Calls the function with plain arguments.</summary>
    public static Task<RunResult> InvokeAsync(RunArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<RunResult>(Token, args, options);

    /// <summary>Calls the function once its arguments are known.</summary>
    public static Output<RunResult> Invoke(RunInvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<RunResult>(Token, args, options);

    /// <summary>Calls the function once its arguments are known and what it depends on is done.</summary>
    public static Output<RunResult> Invoke(RunInvokeArgs args, InvokeOutputOptions options) =>
        Deployment.Instance.Invoke<RunResult>(Token, args, options);
}
