using System.Collections.Concurrent;
using Fleet.Protocol;
using Pulumirpc;

namespace Fleet.Engine.Callbacks;

/// <summary>The functions that the program has registered to run with operations, by name.</summary>
internal sealed class HookRegistry(CallbackClient callbacks)
{
    private readonly ConcurrentDictionary<string, Hook> _hooks = new(StringComparer.Ordinal);

    /// <summary>Adds one that runs before or after an operation.</summary>
    /// <exception cref="DiagnosticException">The name is taken, or the function cannot be called.</exception>
    public void Add(RegisterResourceHookRequest request) => Add(new Hook(request.Name, request.Callback)
    {
        RunsInPreviews = request.OnDryRun,
        IgnoresErrors = request.IgnoreErrors,
    });

    /// <summary>Adds one that is asked when an operation has failed.</summary>
    /// <exception cref="DiagnosticException">The name is taken, or the function cannot be called.</exception>
    public void Add(RegisterErrorHookRequest request) =>
        Add(new Hook(request.Name, request.Callback) { IsForErrors = true });

    /// <summary>The hook of a name.</summary>
    /// <exception cref="DiagnosticException">The program has registered none, or one of the other kind.</exception>
    public Hook Get(string name, bool isForErrors) =>
        _hooks.TryGetValue(name, out var hook) && hook.IsForErrors == isForErrors
            ? hook
            : throw new DiagnosticException(
                "the program has not registered it",
                "Register the hook in the program again, or first update the resource without it.");

    /// <summary>Runs a hook; the result is what went wrong, empty when nothing did.</summary>
    /// <exception cref="DiagnosticException">It does not answer.</exception>
    public async Task<string> RunAsync(Hook hook, ResourceHookRequest request, CancellationToken cancellationToken) =>
        (await callbacks.InvokeAsync(hook.Callback, request, ResourceHookResponse.Parser, cancellationToken)).Error;

    /// <summary>Asks a hook whether to try again.</summary>
    /// <exception cref="DiagnosticException">It does not answer.</exception>
    public Task<ErrorHookResponse> AskAsync(Hook hook, ErrorHookRequest request, CancellationToken cancellationToken) =>
        callbacks.InvokeAsync(hook.Callback, request, ErrorHookResponse.Parser, cancellationToken);

    private void Add(Hook hook)
    {
        CallbackClient.Check(hook.Callback);
        if (!_hooks.TryAdd(hook.Name, hook))
        {
            throw new DiagnosticException(
                $"The program has registered two hooks of the name '{hook.Name}'.", "Give them different names.");
        }
    }
}
