using Fleet.Providers.Resources;

namespace Fleet.Providers.Random;

/// <summary>The <c>random</c> package: values drawn once and kept in the state.</summary>
internal sealed class RandomProvider : PackageProvider
{
    public RandomProvider(TimeProvider time) => Serve(
        RandomStringResource.Password(),
        RandomStringResource.String(),
        new RandomIdResource(),
        new RandomBytesResource(),
        RandomUuidResource.Uuid(),
        RandomUuidResource.Uuid4(),
        RandomUuidResource.Uuid7(time),
        new RandomIntegerResource(),
        new RandomPetResource(),
        new RandomShuffleResource());

    /// <inheritdoc/>
    public override string Package => "random";
}
