using Fleet.Providers.Resources;

namespace Fleet.Providers.Random;

/// <summary>The <c>random</c> package: values drawn once and kept in the state.</summary>
internal sealed class RandomProvider : PackageProvider
{
    public RandomProvider() => Serve(
        RandomStringResource.Password(),
        RandomStringResource.String(),
        new RandomIdResource(),
        new RandomBytesResource(),
        new RandomUuidResource(),
        new RandomIntegerResource(),
        new RandomPetResource(),
        new RandomShuffleResource());

    /// <inheritdoc/>
    public override string Package => "random";
}
