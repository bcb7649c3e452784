namespace Pulumi;

/// <summary>The running deployment: its names, and calls of provider functions.</summary>
public sealed class DeploymentInstance
{
    private readonly DeploymentRun _run;

    internal DeploymentInstance(DeploymentRun run) => _run = run;

    /// <summary>The stack's short name.</summary>
    public string StackName => _run.Settings.Stack;

    /// <summary>The project's name.</summary>
    public string ProjectName => _run.Settings.Project;

    /// <summary>The organisation; <c>organization</c> where there are none.</summary>
    public string OrganizationName => _run.Settings.Organization;

    /// <summary>The folder of Pulumi.yaml.</summary>
    /// <exception cref="InvalidOperationException">The engine did not tell.</exception>
    public string RootDirectory => _run.Settings.RootDirectory
        ?? throw new InvalidOperationException("The engine did not tell the project's root directory. Update it.");

    /// <summary>
    /// Whether this is a preview: nothing is changed, and outputs of what is to be created are unknown.
    /// </summary>
    public bool IsDryRun => _run.Settings.IsDryRun;

    /// <summary>Calls a provider function once its arguments are known.</summary>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Invoke<T>(token, args, options, null);

    /// <summary>Calls a function of a package that is registered first.</summary>
    public Output<T> Invoke<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        _run.Invokes.Invoke<T>(token, args, options, registerPackageRequest);

    /// <summary>Calls a provider function once its arguments are known and what it depends on is done.</summary>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        Invoke<T>(token, args, options, null);

    /// <summary>Calls a function of a package that is registered first.</summary>
    public Output<T> Invoke<T>(
        string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest) =>
        _run.Invokes.Invoke<T>(token, args, options, registerPackageRequest);

    /// <summary>Calls a provider function whose result has one property, and gives that.</summary>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        InvokeSingle<T>(token, args, options, null);

    /// <summary>Calls a function whose result has one property, and gives that.</summary>
    public Output<T> InvokeSingle<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        _run.Invokes.InvokeSingle<T>(token, args, options, registerPackageRequest);

    /// <summary>Calls a provider function whose result has one property, and gives that.</summary>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        InvokeSingle<T>(token, args, options, null);

    /// <summary>Calls a function whose result has one property, and gives that.</summary>
    public Output<T> InvokeSingle<T>(
        string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest) =>
        _run.Invokes.InvokeSingle<T>(token, args, options, registerPackageRequest);

    /// <summary>Calls a provider function with plain arguments and waits for the result.</summary>
    public Task<T> InvokeAsync<T>(
        string token,
        InvokeArgs args,
        InvokeOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null) =>
        _run.Invokes.InvokeAsync<T>(token, args, options, registerPackageRequest);

    /// <summary>Calls a provider function with plain arguments and waits until it is done.</summary>
    public Task InvokeAsync(
        string token,
        InvokeArgs args,
        InvokeOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null) =>
        _run.Invokes.InvokeAsync<object>(token, args, options, registerPackageRequest);

    /// <summary>Calls a provider function whose result has one property, and waits for that.</summary>
    public Task<T> InvokeSingleAsync<T>(
        string token,
        InvokeArgs args,
        InvokeOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null) =>
        _run.Invokes.InvokeSingleAsync<T>(token, args, options, registerPackageRequest);

    /// <summary>Calls a method of a resource.</summary>
    public Output<T> Call<T>(
        string token,
        CallArgs args,
        Resource? self = null,
        CallOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null) =>
        _run.Invokes.Call<T>(token, args, self, options, registerPackageRequest);

    /// <summary>Calls a method of a resource that returns nothing.</summary>
    public void Call(
        string token,
        CallArgs args,
        Resource? self = null,
        CallOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null) =>
        Call<object>(token, args, self, options, registerPackageRequest);

    /// <summary>Has a function change every later call of a provider function.</summary>
    public void RegisterInvokeTransform(InvokeTransform transform) => _run.Invokes.RegisterTransform(transform);
}
