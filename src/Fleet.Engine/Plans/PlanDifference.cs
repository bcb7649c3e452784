using Fleet.Protocol;

namespace Fleet.Engine.Plans;

/// <summary>That an update did something else than its preview had said.</summary>
/// <param name="Urn">The resource.</param>
/// <param name="Said">The preview's steps.</param>
/// <param name="Did">The update's steps.</param>
public sealed record PlanDifference(Urn Urn, string Said, string Did)
{
    /// <summary>The difference as an operator reads it.</summary>
    public Diagnostic ToDiagnostic() => new(
        Severity.Warning, $"'{Urn.Name}' of type '{Urn.Type}': the preview said {Said}, and the update did {Did}.")
    {
        Urn = Urn,
        Hint = "Unless the program declares it only once values are known, or something else changed its host in between, "
            + "this is a defect of Fleet or of the provider: please report it with these two lines.",
    };
}
