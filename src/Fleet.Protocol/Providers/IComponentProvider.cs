namespace Fleet.Protocol.Providers;

/// <summary>
/// Implemented by a provider that makes component resources, or whose resources have methods. It registers the
/// component and its children itself, with the monitor that the request names.
/// </summary>
public interface IComponentProvider
{
    /// <summary>Makes a component. Done when it and everything below it is registered.</summary>
    Task<ComponentResult> ConstructAsync(ComponentRequest request, CancellationToken cancellationToken);

    /// <summary>Calls a method of a resource; the argument <c>__self__</c> is the resource.</summary>
    Task<MethodResult> CallAsync(MethodRequest request, CancellationToken cancellationToken);
}
