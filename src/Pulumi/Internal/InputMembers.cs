using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The <see cref="InputAttribute"/> members of one arguments class, found once.</summary>
internal sealed class InputMembers
{
    private const BindingFlags AnyInstance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly ConcurrentDictionary<Type, InputMembers> Known = new();

    private readonly Type _type;
    private readonly List<Member> _members = [];

    private InputMembers(Type type)
    {
        _type = type;

        // Private members of a base class are invisible to reflection on the derived one.
        for (var level = type; level is not null && level != typeof(InputArgs); level = level.BaseType)
        {
            foreach (var field in level.GetFields(AnyInstance | BindingFlags.DeclaredOnly))
            {
                Add(field.GetCustomAttribute<InputAttribute>(), field.Name, field.GetValue);
            }

            foreach (var property in level.GetProperties(AnyInstance | BindingFlags.DeclaredOnly))
            {
                Add(property.GetCustomAttribute<InputAttribute>(), property.Name, property.GetValue);
            }
        }
    }

    public static InputMembers Of(Type type) => Known.GetOrAdd(type, static type => new InputMembers(type));

    public ImmutableDictionary<string, object?> Collect(InputArgs args)
    {
        var values = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (name, memberName, isRequired, isJson, read) in _members)
        {
            var value = read(args);
            if (isRequired && value is null)
            {
                throw new ArgumentNullException(
                    memberName, $"[Input] {_type.FullName}.{memberName} is required but was not given a value");
            }

            values[name] = isJson ? Serializer.ToJsonText($"{_type.Name}.{memberName}", value) : value;
        }

        return values.ToImmutable();
    }

    private void Add(InputAttribute? input, string memberName, Func<object, object?> read)
    {
        if (input is not null)
        {
            _members.Add(new Member(input.Name, memberName, input.IsRequired, input.Json, read));
        }
    }

    private sealed record Member(
        string Name, string MemberName, bool IsRequired, bool IsJson, Func<object, object?> Read);
}
