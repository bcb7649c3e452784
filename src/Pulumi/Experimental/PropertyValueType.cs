namespace Pulumi.Experimental;

/// <summary>The kinds of <see cref="PropertyValue"/>.</summary>
public enum PropertyValueType
{
    /// <summary>Nothing.</summary>
    Null,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text.</summary>
    String,

    /// <summary>A list.</summary>
    Array,

    /// <summary>An object.</summary>
    Map,

    /// <summary>A file.</summary>
    Asset,

    /// <summary>A set of files.</summary>
    Archive,

    /// <summary>A reference to a resource.</summary>
    Resource,

    /// <summary>A value that is known only after an operation of this run.</summary>
    Computed,
}
