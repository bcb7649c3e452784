namespace Pulumi;

/// <summary>What a resource hook does.</summary>
public delegate Task ResourceHookCallback(ResourceHookArgs args, CancellationToken cancellationToken = default);

/// <summary>
/// A named function that the engine calls before or after operations on the resources it is bound to.
/// </summary>
public class ResourceHook
{
    /// <summary>Registers the hook with the engine.</summary>
    public ResourceHook(string name, ResourceHookCallback callback, ResourceHookOptions? options = null)
    {
        Name = name;
        Callback = callback;
        Options = options ?? new ResourceHookOptions();
        Registered = DeploymentRun.Required.Hooks.RegisterAsync(this);
        DeploymentRun.Required.Track(Registered);
    }

    internal ResourceHook(string name)
    {
        Name = name;
        Callback = (_, _) => Task.CompletedTask;
        Options = new ResourceHookOptions();
        Registered = Task.CompletedTask;
    }

    /// <summary>The name, which is the only one of its kind in the program.</summary>
    public string Name { get; }

    /// <summary>What it does.</summary>
    public ResourceHookCallback Callback { get; }

    /// <summary>When it is called.</summary>
    public ResourceHookOptions Options { get; }

    internal Task Registered { get; }
}
