namespace Fleet.Providers.Docker;

/// <summary>What it takes to change a property of an existing object.</summary>
internal enum Change
{
    /// <summary>Another object.</summary>
    Replace,

    /// <summary>A call to the engine; taking the property away needs another object, as the engine cannot forget it.</summary>
    UpdateOrForget,

    /// <summary>A call to the engine.</summary>
    Update,

    /// <summary>Nothing on the host: the value is used by a later operation, such as the removal.</summary>
    Record,
}
