using System.Collections;

namespace Fleet;

/// <summary>Environment variables in the order of declaration. What is set to <see langword="null"/> is left out.</summary>
/// <example><code>new EnvironmentMap { ["LEVEL"] = "info", ["TOKEN"] = token }</code></example>
public sealed class EnvironmentMap : IEnumerable<KeyValuePair<string, Value>>
{
    private readonly OrderedDictionary<string, Value> _values = [];

    /// <summary>A variable's value.</summary>
    public Value? this[string name]
    {
        get => _values.GetValueOrDefault(name);
        set
        {
            if (value is null)
            {
                _values.Remove(name);
            }
            else
            {
                _values[name] = value;
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
