using Fleet.TestKit;
using Xunit;

namespace Fleet.Conformance.Tests;

/// <summary>Tests that need a Docker engine share one.</summary>
[CollectionDefinition(Title)]
public sealed class EngineCollection : ICollectionFixture<RealEngine>
{
    public const string Title = "engine";
}
