namespace Fleet.Conformance.Tests.Kit;

/// <summary>What a program is written with.</summary>
public enum Sdk
{
    /// <summary>The official Node.js SDK.</summary>
    Node,

    /// <summary>This project's own .NET SDK.</summary>
    Dotnet,
}
