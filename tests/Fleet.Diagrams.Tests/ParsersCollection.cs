using Xunit;

namespace Fleet.Diagrams.Tests;

/// <summary>Tests that share what the parsers found: parsing takes longer than all of them.</summary>
[CollectionDefinition(nameof(Parsers))]
public sealed class ParsersCollection : ICollectionFixture<Parsers>;
