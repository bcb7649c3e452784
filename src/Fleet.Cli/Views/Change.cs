using Fleet.Cli.Terminals;

namespace Fleet.Cli.Views;

/// <summary>What happens to a resource, in the words an operator uses. A replacement's several steps are one change.</summary>
internal enum Change
{
    /// <summary>Nothing.</summary>
    Same,

    /// <summary>It is made.</summary>
    Create,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>Another object takes its place.</summary>
    Replace,

    /// <summary>It is removed.</summary>
    Delete,

    /// <summary>It is looked up, not owned.</summary>
    Read,

    /// <summary>An existing object is taken over.</summary>
    Import,

    /// <summary>It is no longer recorded; the object stays.</summary>
    Forget,
}

/// <summary>How changes are spelled.</summary>
internal static class ChangeWords
{
    /// <summary>The sign in front of a row.</summary>
    public static string Symbol(this Change change) => change switch
    {
        Change.Same => " ",
        Change.Create => "+",
        Change.Update => "~",
        Change.Replace => "±",
        Change.Delete => "-",
        Change.Read => "›",
        Change.Import => "=",
        Change.Forget => "×",
    };

    /// <summary>Its tone.</summary>
    public static Tone Tone(this Change change) => change switch
    {
        Change.Same => Terminals.Tone.Dim,
        Change.Create or Change.Import => Terminals.Tone.Add,
        Change.Update => Terminals.Tone.Change,
        Change.Replace => Terminals.Tone.Replace,
        Change.Delete or Change.Forget => Terminals.Tone.Remove,
        Change.Read => Terminals.Tone.Plain,
    };

    /// <summary>What is going to happen: <c>create</c>.</summary>
    public static string Verb(this Change change) => change switch
    {
        Change.Same => "unchanged",
        Change.Create => "create",
        Change.Update => "update",
        Change.Replace => "replace",
        Change.Delete => "delete",
        Change.Read => "read",
        Change.Import => "import",
        Change.Forget => "forget",
    };

    /// <summary>What is happening: <c>creating</c>.</summary>
    public static string Doing(this Change change) => change switch
    {
        Change.Same => "checking",
        Change.Create => "creating",
        Change.Update => "updating",
        Change.Replace => "replacing",
        Change.Delete => "deleting",
        Change.Read => "reading",
        Change.Import => "importing",
        Change.Forget => "forgetting",
    };

    /// <summary>What has happened: <c>created</c>.</summary>
    public static string Done(this Change change) => change switch
    {
        Change.Same => "unchanged",
        Change.Create => "created",
        Change.Update => "updated",
        Change.Replace => "replaced",
        Change.Delete => "deleted",
        Change.Read => "read",
        Change.Import => "imported",
        Change.Forget => "forgotten",
    };
}
