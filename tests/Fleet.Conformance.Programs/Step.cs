using Pulumi;

namespace Fleet.Conformance.Programs;

/// <summary>Which update of a scenario this is.</summary>
internal static class Step
{
    /// <summary>0 at first.</summary>
    public static int Number => new Config().RequireInt32("step");

    /// <summary>One of two values: at first, and afterwards.</summary>
    public static T Pick<T>(T first, T afterwards) => Number == 0 ? first : afterwards;
}
