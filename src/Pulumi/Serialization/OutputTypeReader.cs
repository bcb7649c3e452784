using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>
/// Makes objects of one <see cref="OutputTypeAttribute"/> class through its marked, or only, constructor.
/// </summary>
internal sealed class OutputTypeReader
{
    private readonly ConstructorInvoker _constructor;
    private readonly (string Name, Type Type)[] _parameters;

    public OutputTypeReader(Type type)
    {
        var constructors = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);
        var marked = constructors.FirstOrDefault(candidate => candidate.IsDefined(typeof(OutputConstructorAttribute)));
        var constructor = marked
            ?? (constructors.Length == 1
                ? constructors[0]
                : throw new InvalidOperationException(
                    $"{type.FullName} needs one constructor marked with [OutputConstructor]."));
        _constructor = ConstructorInvoker.Create(constructor);
        _parameters =
        [
            .. constructor.GetParameters().Select(parameter => (
                parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!,
                parameter.ParameterType)),
        ];
    }

    public object Read(ImmutableDictionary<string, object?> members, Func<string, object?, Type, object?> convert)
    {
        var values = new object?[_parameters.Length];
        for (var index = 0; index < values.Length; index++)
        {
            var (name, type) = _parameters[index];
            values[index] = convert(name, members.GetValueOrDefault(name), type);
        }

        return _constructor.Invoke(values.AsSpan());
    }
}
