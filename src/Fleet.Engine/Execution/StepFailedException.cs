namespace Fleet.Engine.Execution;

/// <summary>Unwinds what waits for a step that failed; the operator has been told why already.</summary>
internal sealed class StepFailedException : Exception
{
    public StepFailedException()
        : base("A step failed; its reason was reported.")
    {
    }
}
