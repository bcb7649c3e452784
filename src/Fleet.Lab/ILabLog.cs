namespace Fleet.Lab;

/// <summary>Where the lab says what it does to the machine.</summary>
public interface ILabLog
{
    /// <summary>Something was done, or is about to be when it takes long.</summary>
    void Say(string message);

    /// <summary>Something the operator should know, such as a fault this kernel cannot make.</summary>
    void Warn(string message);
}
