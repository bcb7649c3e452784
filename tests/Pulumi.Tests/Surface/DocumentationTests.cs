using System.Reflection;
using System.Xml.Linq;
using FluentAssertions;
using Xunit;

namespace Pulumi.Tests.Surface;

/// <summary>Everything programs can touch says what it is, whether written by hand or made from a schema.</summary>
public sealed class DocumentationTests
{
    [Theory]
    [MemberData(nameof(SurfaceTests.Packages), MemberType = typeof(SurfaceTests))]
    public void Every_public_member_has_documentation(string package)
    {
        var assembly = Assembly.Load(package);
        var documented = Documented(assembly);

        var missing =
            from type in PublicSurface.Types(assembly)
            from name in new[] { "T:" + Name(type) }.Concat(Members(type))
            group name by name into needed
            where documented.GetValueOrDefault(needed.Key) < needed.Count()
            select needed.Key;

        missing.Should().BeEmpty();
    }

    /// <summary>How many members of a name are documented: overloads share theirs.</summary>
    private static Dictionary<string, int> Documented(Assembly assembly) =>
        XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Nodes().Any())
            .GroupBy(member => member.Attribute("name")!.Value.Split('(')[0].Split("``")[0])
            .ToDictionary(group => group.Key, group => group.Count());

    private static IEnumerable<string> Members(Type type) => type.IsEnum
        ? type.GetEnumNames().Select(name => $"F:{Name(type)}.{name}")
        : PublicSurface.Members(type).Where(member => !IsWrittenByTheCompiler(member)).Select(member => member switch
        {
            ConstructorInfo => $"M:{Name(type)}.#ctor",
            MethodInfo method => $"M:{Name(type)}.{method.Name}",
            PropertyInfo property => $"P:{Name(type)}.{property.Name}",
            FieldInfo field => $"F:{Name(type)}.{field.Name}",
            _ => $"E:{Name(type)}.{member.Name}",
        });

    private static bool IsWrittenByTheCompiler(MemberInfo member) =>
        member.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))
        || member is ConstructorInfo constructor && (constructor.GetParameters().Length == 0 || IsPrimary(constructor));

    /// <summary>A primary constructor's parameters are documented with the type.</summary>
    private static bool IsPrimary(ConstructorInfo constructor) =>
        constructor.DeclaringType!.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Length == 1;

    private static string Name(Type type) => type.FullName!.Replace('+', '.');
}
