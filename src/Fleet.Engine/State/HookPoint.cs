namespace Fleet.Engine.State;

/// <summary>When a function of the program runs; the names are those of the state file.</summary>
internal enum HookPoint
{
    /// <summary>Before an object is made.</summary>
    BeforeCreate,

    /// <summary>After an object was made.</summary>
    AfterCreate,

    /// <summary>Before an object is changed.</summary>
    BeforeUpdate,

    /// <summary>After an object was changed.</summary>
    AfterUpdate,

    /// <summary>Before an object is removed.</summary>
    BeforeDelete,

    /// <summary>After an object was removed.</summary>
    AfterDelete,

    /// <summary>After one of these has failed.</summary>
    OnError,
}
