namespace Fleet.Providers.Tests.Docker;

/// <summary>Tests that share one real engine run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class EngineCollection : ICollectionFixture<RealEngine>
{
    public const string Name = "real engine";
}
