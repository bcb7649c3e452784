namespace Pulumi;

/// <summary>Which hooks are called for a resource, and when.</summary>
public class ResourceHookBinding
{
    /// <summary>Before it is created.</summary>
    public List<ResourceHook> BeforeCreate { get; set; } = [];

    /// <summary>After it was created.</summary>
    public List<ResourceHook> AfterCreate { get; set; } = [];

    /// <summary>Before it is updated.</summary>
    public List<ResourceHook> BeforeUpdate { get; set; } = [];

    /// <summary>After it was updated.</summary>
    public List<ResourceHook> AfterUpdate { get; set; } = [];

    /// <summary>Before it is deleted. The program must declare the hook at the time of the deletion.</summary>
    public List<ResourceHook> BeforeDelete { get; set; } = [];

    /// <summary>After it was deleted. The program must declare the hook at the time of the deletion.</summary>
    public List<ResourceHook> AfterDelete { get; set; } = [];

    /// <summary>When an operation failed.</summary>
    public List<ErrorHook> OnError { get; set; } = [];

    /// <summary>Whether there is no hook at all.</summary>
    public bool IsEmpty => !All.Any() && OnError.Count == 0;

    internal IEnumerable<ResourceHook> All =>
        [.. BeforeCreate, .. AfterCreate, .. BeforeUpdate, .. AfterUpdate, .. BeforeDelete, .. AfterDelete];

    /// <summary>A new binding: these hooks, then the other's.</summary>
    public ResourceHookBinding Concat(ResourceHookBinding other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new ResourceHookBinding
        {
            BeforeCreate = [.. BeforeCreate, .. other.BeforeCreate],
            AfterCreate = [.. AfterCreate, .. other.AfterCreate],
            BeforeUpdate = [.. BeforeUpdate, .. other.BeforeUpdate],
            AfterUpdate = [.. AfterUpdate, .. other.AfterUpdate],
            BeforeDelete = [.. BeforeDelete, .. other.BeforeDelete],
            AfterDelete = [.. AfterDelete, .. other.AfterDelete],
            OnError = [.. OnError, .. other.OnError],
        };
    }

    /// <summary>A binding of the same hooks that can change on its own.</summary>
    public ResourceHookBinding Clone() => Concat(new ResourceHookBinding());
}
