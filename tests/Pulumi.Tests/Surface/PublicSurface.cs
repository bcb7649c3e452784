using System.Reflection;
using System.Text;

namespace Pulumi.Tests.Surface;

/// <summary>What a program can touch of an assembly, one line a member, in an order that does not change by itself.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> Types(Assembly assembly) =>
        assembly.GetTypes().Where(IsVisible).OrderBy(TypeText.Of, StringComparer.Ordinal);

    public static IEnumerable<MemberInfo> Members(Type type) =>
        type.GetMembers(Declared).Where(member => IsVisible(member) && !IsObvious(member));

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in Types(assembly))
        {
            text.Append(TypeText.Declaration(type)).Append('\n');
            foreach (var line in Members(type).OrderBy(member => member.Name, StringComparer.Ordinal).Select(MemberText.Of))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static bool IsVisible(Type type) =>
        type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!));

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        EventInfo added => IsVisible(added.AddMethod!),
        _ => false,
    };

    /// <summary>Accessors are told with their property; what records and enums get from the compiler says nothing.</summary>
    private static bool IsObvious(MemberInfo member) =>
        (member is MethodInfo { IsSpecialName: true } accessor && !accessor.Name.StartsWith("op_", StringComparison.Ordinal))
        || member.Name is "value__" or "EqualityContract" or "PrintMembers" or "<Clone>$"
        || member.DeclaringType!.IsSubclassOf(typeof(MulticastDelegate));
}
