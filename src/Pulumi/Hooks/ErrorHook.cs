namespace Pulumi;

/// <summary>What an error hook does; true asks for another attempt.</summary>
public delegate Task<bool> ErrorHookCallback(ErrorHookArgs args, CancellationToken cancellationToken = default);

/// <summary>A named function that the engine calls when an operation on the resources it is bound to failed.</summary>
public class ErrorHook
{
    /// <summary>Registers the hook with the engine.</summary>
    public ErrorHook(string name, ErrorHookCallback callback)
    {
        Name = name;
        Callback = callback;
        Registered = DeploymentRun.Required.Hooks.RegisterAsync(this);
        DeploymentRun.Required.Track(Registered);
    }

    internal ErrorHook(string name)
    {
        Name = name;
        Callback = (_, _) => Task.FromResult(false);
        Registered = Task.CompletedTask;
    }

    /// <summary>The name, which is the only one of its kind in the program.</summary>
    public string Name { get; }

    /// <summary>What it does.</summary>
    public ErrorHookCallback Callback { get; }

    internal Task Registered { get; }
}
