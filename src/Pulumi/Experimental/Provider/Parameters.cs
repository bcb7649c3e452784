namespace Pulumi.Experimental.Provider;

/// <summary>Parameters of a package: those of a command line, or those recorded with a package.</summary>
public abstract class Parameters;
