using System.Reflection;

namespace Pulumi.Experimental;

/// <summary>What members of a program's classes are called on the wire.</summary>
internal static class MemberNames
{
    /// <summary>What an attribute says; else the name with a small first letter.</summary>
    public static string Of(MemberInfo member) =>
        Declared(member) ?? char.ToLowerInvariant(member.Name[0]) + member.Name[1..];

    /// <summary>What an attribute says, or null.</summary>
    public static string? Declared(MemberInfo member) =>
        member.GetCustomAttribute<InputAttribute>()?.Name ?? member.GetCustomAttribute<OutputAttribute>()?.Name;
}
