using Fleet.Engine.Tests.Kit;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.State;

/// <summary>By itself: what is allocated is counted for the whole process.</summary>
[CollectionDefinition("journal cost", DisableParallelization = true)]
[Collection("journal cost")]
public sealed class JournalCostTests
{
    [Fact]
    public async Task A_step_is_recorded_in_as_many_bytes_whatever_else_is_recorded()
    {
        var small = await JournalCost.MeasureAsync(100, 50);
        var large = await JournalCost.MeasureAsync(20_000, 50);

        large.BytesPerStep.Should().Be(small.BytesPerStep);
        large.AllocatedPerStep.Should().BeLessThan(2 * small.AllocatedPerStep, "nothing of the rest is gone through");
    }
}
