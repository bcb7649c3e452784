namespace Pulumi.Experimental.Provider;

/// <summary>What a change would do.</summary>
public sealed class DiffResponse
{
    /// <summary>Whether anything changes; null when that cannot be told.</summary>
    public bool? Changes { get; set; }

    /// <summary>Properties whose change makes a new resource.</summary>
    public IList<string>? Replaces { get; set; }

    /// <summary>Outputs that stay as they are.</summary>
    public IList<string>? Stables { get; set; }

    /// <summary>Whether the old resource must go before the new one is made.</summary>
    public bool DeleteBeforeReplace { get; set; }

    /// <summary>Properties that change.</summary>
    public IList<string>? Diffs { get; set; }

    /// <summary>Changes by path of property.</summary>
    public IDictionary<string, PropertyDiff>? DetailedDiff { get; set; }
}
