using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks inside outputs, for tests and libraries.</summary>
public static class OutputUtilities
{
    /// <summary>An output that is not known, though it has a value.</summary>
    public static Output<T> CreateUnknown<T>(T value) => Output.Unknown(value);

    /// <summary>An output that is not known, though a task gives its value.</summary>
    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory)
    {
        ArgumentNullException.ThrowIfNull(valueFactory);
        return new Output<T>(WaitAsync());

        async Task<OutputData<T>> WaitAsync() => OutputData.Of(await valueFactory()) with { IsKnown = false };
    }

    /// <summary>The output, depending on one more resource.</summary>
    public static Output<T> WithDependency<T>(Output<T> output, Resource resource) =>
        output.WithResources([resource]);

    /// <summary>Whether the value is known.</summary>
    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output) => (await output.DataTask).IsKnown;

    /// <summary>The value, be it known or not.</summary>
    public static async Task<T> GetValueAsync<T>(Output<T> output) => (await output.DataTask).Value;

    /// <summary>The resources that the value came from.</summary>
    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output) =>
        (await output.DataTask).Resources;
}
