namespace Pulumi.Testing;

/// <summary>What the tested program is told of where it runs.</summary>
public class TestOptions
{
    /// <summary>The project's name; <c>project</c> when null.</summary>
    public string? ProjectName { get; set; }

    /// <summary>The folder of Pulumi.yaml; asking for it fails when null.</summary>
    public string? RootDirectory { get; set; }

    /// <summary>The stack's name; <c>stack</c> when null.</summary>
    public string? StackName { get; set; }

    /// <summary>Whether it is a preview; true when null.</summary>
    public bool? IsPreview { get; set; }

    /// <summary>The organisation; <c>organization</c> when null.</summary>
    public string? OrganizationName { get; set; }
}
