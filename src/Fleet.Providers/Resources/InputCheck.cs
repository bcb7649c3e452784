using System.Collections.Immutable;
using System.Globalization;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Providers.Resources;

/// <summary>
/// Reads inputs, fills in defaults and collects what is wrong with them. Values that are not known yet pass: they are
/// checked again when they are.
/// </summary>
internal sealed class InputCheck(PropertyMap inputs)
{
    private readonly ImmutableArray<CheckFailure>.Builder _failures = ImmutableArray.CreateBuilder<CheckFailure>();
    private PropertyMap _inputs = inputs;

    /// <summary>The inputs with the defaults so far.</summary>
    public PropertyMap Inputs => _inputs;

    /// <summary>Inputs and failures together.</summary>
    public CheckResult Result() => new(_inputs, _failures.ToImmutable());

    /// <summary>Notes a failure.</summary>
    public void Fail(string property, string reason) => _failures.Add(new CheckFailure(property, reason));

    /// <summary>Fails for every input that has none of these names, suggesting the nearest.</summary>
    public void AllowOnly(params string[] names)
    {
        foreach (var name in _inputs.Keys.Where(name => !name.StartsWith("__", StringComparison.Ordinal)))
        {
            if (!names.Contains(name, StringComparer.Ordinal))
            {
                Fail(name, $"There is no input '{name}'. There are: {string.Join(", ", names.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    /// <summary>Sets an input that is absent.</summary>
    public void Default(string name, PropertyValue value)
    {
        if (IsAbsent(name))
        {
            _inputs = _inputs.With(name, value);
        }
    }

    /// <summary>Writes an input in another form, keeping that it is secret.</summary>
    public void Normalise(string name, PropertyValue value) =>
        _inputs = _inputs.With(name, _inputs.Find(name)?.ContainsSecrets == true ? new PropertyValue.Secret(value) : value);

    /// <summary>True when an input is not given.</summary>
    public bool IsAbsent(string name) => _inputs.Find(name) is not { } value || value.Unwrap() is PropertyValue.Null;

    /// <summary>True when an input is not known yet.</summary>
    public bool IsUnknown(string name) => _inputs.Find(name)?.ContainsUnknowns == true;

    /// <summary>A text; null when absent, unknown or wrong.</summary>
    public string? Text(string name, bool isRequired = false) =>
        Read(name, isRequired, value => (value as PropertyValue.Text)?.Value, "a text");

    /// <summary>A whole number; null when absent, unknown or wrong. A text such as <c>22</c> counts, and becomes a number.</summary>
    public int? Number(string name, bool isRequired = false, int least = int.MinValue, int most = int.MaxValue)
    {
        var number = Read<int?>(name, isRequired, Whole, "a whole number");
        if (number < least || number > most)
        {
            Fail(name, $"{number} is outside of {least} to {most}.");
            return null;
        }

        if (number is { } whole && _inputs[name].Unwrap() is PropertyValue.Text)
        {
            Normalise(name, (double)whole);
        }

        return number;
    }

    /// <summary>True or false; null when absent, unknown or wrong. The texts <c>true</c> and <c>false</c> count.</summary>
    public bool? Bool(string name) => Read<bool?>(
        name,
        false,
        value => value switch
        {
            PropertyValue.Bool flag => flag.Value,
            PropertyValue.Text text when bool.TryParse(text.Value, out var flag) => flag,
            _ => null,
        },
        "true or false");

    /// <summary>Texts in a list; none when absent, unknown or wrong.</summary>
    public ImmutableArray<string> Texts(string name) => Read<ImmutableArray<string>?>(
        name,
        false,
        value => value is PropertyValue.List list && list.Items.All(item => item.AsText() is not null)
            ? [.. list.Items.Select(item => item.AsText()!)]
            : null,
        "a list of texts") ?? [];

    /// <summary>An object; empty when absent, unknown or wrong.</summary>
    public PropertyMap Map(string name, bool isRequired = false) =>
        Read(name, isRequired, value => (value as PropertyValue.Map)?.Members, "an object") ?? PropertyMap.Empty;

    private static int? Whole(PropertyValue value) => value switch
    {
        PropertyValue.Number { Value: var number } when number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue =>
            (int)number,
        PropertyValue.Text { Value: var text }
            when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private T? Read<T>(string name, bool isRequired, Func<PropertyValue, T?> read, string kind)
    {
        if (IsAbsent(name))
        {
            if (isRequired)
            {
                Fail(name, $"Input '{name}' is missing.");
            }

            return default;
        }

        if (IsUnknown(name))
        {
            return default;
        }

        var value = read(_inputs[name].Unwrap());
        if (value is null)
        {
            Fail(name, $"Input '{name}' is not {kind}.");
        }

        return value;
    }
}
