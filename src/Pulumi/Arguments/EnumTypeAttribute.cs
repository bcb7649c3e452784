namespace Pulumi;

/// <summary>
/// Marks a struct that stands for named values: one constructor from its text or number, one explicit conversion back.
/// </summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EnumTypeAttribute : Attribute;
