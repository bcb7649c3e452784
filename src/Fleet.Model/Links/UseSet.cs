using System.Collections.ObjectModel;

namespace Fleet;

/// <summary>What a service uses; adding something sets the variables that tell it where that is.</summary>
public sealed class UseSet : Collection<Use>
{
    private readonly EnvironmentMap _environment;

    internal UseSet(EnvironmentMap environment) => _environment = environment;

    /// <inheritdoc/>
    protected override void InsertItem(int index, Use item)
    {
        ArgumentNullException.ThrowIfNull(item);
        foreach (var (variable, value) in item.Settings)
        {
            _environment[variable] = value;
        }

        base.InsertItem(index, item);
    }
}
