namespace Fleet;

/// <summary>A group that drawings show beside hosts and stacks, for example all jobs that prepare something.</summary>
/// <param name="Name">The permanent name, unique in the fleet.</param>
/// <param name="Title">What it is called in drawings.</param>
public sealed record DrawnGroup(string Name, string Title);
