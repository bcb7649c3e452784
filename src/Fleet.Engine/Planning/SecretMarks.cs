using System.Collections.Immutable;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Planning;

/// <summary>Which outputs are secret.</summary>
internal static class SecretMarks
{
    /// <summary>
    /// The outputs with those marked as secret that the program names, and those whose input of the same name is. When a
    /// provider got its inputs in clear, secrets inside of objects are followed by name; one that keeps secrets itself has
    /// marked those already.
    /// </summary>
    public static PropertyMap Apply(PropertyMap outputs, PropertyMap inputs, ImmutableArray<string> named)
    {
        foreach (var name in outputs.Keys)
        {
            var marked = named.Contains(name) ? Secret(outputs[name]) : Like(outputs[name], inputs.Find(name));
            if (!ReferenceEquals(marked, outputs[name]))
            {
                outputs = outputs.With(name, marked);
            }
        }

        return outputs;
    }

    /// <summary>The properties with the secrets of others of the same names marked: what a provider read in clear.</summary>
    public static PropertyMap Like(PropertyMap read, PropertyMap known) => Apply(read, known, []);

    private static PropertyValue Like(PropertyValue output, PropertyValue? input)
    {
        if (input is null || !input.ContainsSecrets || output is PropertyValue.Secret)
        {
            return output;
        }

        return (input, output) switch
        {
            (PropertyValue.Map from, PropertyValue.Map to) => Apply(to.Members, from.Members, []),
            _ => Secret(output),
        };
    }

    private static PropertyValue Secret(PropertyValue value) =>
        value is PropertyValue.Secret ? value : new PropertyValue.Secret(value);
}
