namespace Pulumi.Experimental.Provider;

/// <summary>What happens to a property.</summary>
public enum PropertyDiffKind
{
    /// <summary>It is added.</summary>
    Add = 0,

    /// <summary>It is added, which makes a new resource.</summary>
    AddReplace = 1,

    /// <summary>It is removed.</summary>
    Delete = 2,

    /// <summary>It is removed, which makes a new resource.</summary>
    DeleteReplace = 3,

    /// <summary>It gets another value.</summary>
    Update = 4,

    /// <summary>It gets another value, which makes a new resource.</summary>
    UpdateReplace = 5,
}
