namespace Fleet.Engine.Events;

/// <summary>Facts about kinds of steps.</summary>
public static class StepKinds
{
    /// <summary>The kind's name in events, as Pulumi writes it.</summary>
    public static string Name(this StepKind kind) => kind switch
    {
        StepKind.Same => "same",
        StepKind.Create => "create",
        StepKind.Update => "update",
        StepKind.Delete => "delete",
        StepKind.Replace => "replace",
        StepKind.CreateReplacement => "create-replacement",
        StepKind.DeleteReplaced => "delete-replaced",
        StepKind.Read => "read",
        StepKind.ReadReplacement => "read-replacement",
        StepKind.Discard => "discard",
        StepKind.DiscardReplaced => "discard-replaced",
        StepKind.Refresh => "refresh",
        StepKind.Import => "import",
        StepKind.ImportReplacement => "import-replacement",
        StepKind.RemovePendingReplace => "remove-pending-replace",
    };

    /// <summary>True for the kinds that an operator counts; the others are their physical halves.</summary>
    public static bool IsLogical(this StepKind kind) => kind is StepKind.Same or StepKind.Create or StepKind.Update
        or StepKind.Delete or StepKind.Replace or StepKind.Read or StepKind.Discard or StepKind.Import;
}
