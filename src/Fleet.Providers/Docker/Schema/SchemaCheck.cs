using System.Collections.Immutable;
using System.Globalization;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Providers.Docker;

/// <summary>Validates inputs against a schema, brings them into their types and fills in what was left out.</summary>
internal static class SchemaCheck
{
    /// <summary>The inputs to record, and what is wrong with them.</summary>
    public static CheckResult Of(ResourceSchema schema, CheckRequest request)
    {
        var failures = ImmutableArray.CreateBuilder<CheckFailure>();
        var inputs = Plain.Of(request.NewInputs);
        var generated = schema.HasGeneratedName && !IsSaid(inputs.Find("name"));
        if (generated)
        {
            inputs = inputs.With("name", GeneratedName.For(request));
        }

        inputs = CheckMembers(schema.Properties, "", inputs, generated ? ["name"] : [], failures);
        return new CheckResult(inputs, failures.ToImmutable());
    }

    private static PropertyMap CheckMembers(
        ImmutableArray<PropertySchema> members,
        string path,
        PropertyMap given,
        IEnumerable<string> alreadyFilled,
        ImmutableArray<CheckFailure>.Builder failures)
    {
        var filled = new SortedSet<string>(alreadyFilled, StringComparer.Ordinal);
        var result = PropertyMap.Empty;
        foreach (var member in members)
        {
            var place = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (given.Find(member.Name) is { } value && IsSaid(value))
            {
                result = result.With(member.Name, CheckValue(member, place, value, failures));
            }
            else if (member.Default is { } standard)
            {
                filled.Add(member.Name);
                result = result.With(member.Name, standard);
            }
            else if (member.IsRequired)
            {
                failures.Add(new CheckFailure(place, $"'{member.Name}' is required."));
            }
        }

        foreach (var name in given.Keys.Where(name =>
            !name.StartsWith("__", StringComparison.Ordinal) && members.All(member => member.Name != name)))
        {
            failures.Add(Unknown(members, path, name));
        }

        return result.With(Plain.Defaults, PropertyValue.Of(filled.Select(name => (PropertyValue)name)));
    }

    private static PropertyValue CheckValue(
        PropertySchema property, string path, PropertyValue value, ImmutableArray<CheckFailure>.Builder failures)
    {
        if (value is PropertyValue.Unknown)
        {
            return value;
        }

        switch (property.Shape)
        {
            case Shape.Text:
                return CheckText(path, value, failures);
            case Shape.Integer:
                return CheckInteger(path, value, failures);
            case Shape.Flag:
                return CheckBoolean(path, value, failures);
            case Shape.TextList or Shape.TextSet when value is PropertyValue.List list:
                return PropertyValue.Of(
                    list.Items.Select((item, index) => CheckText($"{path}[{index}]", item, failures)));
            case Shape.TextMap when value is PropertyValue.Map map:
                return PropertyMap.From(map.Members.Without(Plain.Defaults).Select(member => KeyValuePair.Create(
                    member.Key, CheckText($"{path}[\"{member.Key}\"]", member.Value, failures))));
            case Shape.Block when value is PropertyValue.Map map:
                return CheckMembers(property.Members, path, map.Members, [], failures);
            case Shape.BlockSet when value is PropertyValue.List list:
                return PropertyValue.Of(list.Items.Select((item, index) =>
                    CheckElement(property, $"{path}[{index}]", item, failures)));
            default:
                failures.Add(new CheckFailure(path, $"'{path}' must be {Expected(property.Shape)}."));
                return value;
        }
    }

    private static PropertyValue CheckElement(
        PropertySchema property, string path, PropertyValue value, ImmutableArray<CheckFailure>.Builder failures)
    {
        switch (value)
        {
            case PropertyValue.Unknown:
                return value;
            case PropertyValue.Map map:
                return CheckMembers(property.Members, path, map.Members, [], failures);
            default:
                failures.Add(new CheckFailure(path, $"'{path}' must be {Expected(Shape.Block)}."));
                return value;
        }
    }

    private static PropertyValue CheckText(
        string path, PropertyValue value, ImmutableArray<CheckFailure>.Builder failures)
    {
        switch (value)
        {
            case PropertyValue.Text or PropertyValue.Unknown:
                return value;
            case PropertyValue.Number number:
                return number.Value.ToString("R", CultureInfo.InvariantCulture);
            case PropertyValue.Bool boolean:
                return boolean.Value ? "true" : "false";
            default:
                failures.Add(new CheckFailure(path, $"'{path}' must be {Expected(Shape.Text)}."));
                return value;
        }
    }

    private static PropertyValue CheckInteger(
        string path, PropertyValue value, ImmutableArray<CheckFailure>.Builder failures)
    {
        var number = value.AsNumber()
            ?? (double.TryParse(value.AsText(), CultureInfo.InvariantCulture, out var parsed) ? parsed : double.NaN);
        if (double.IsInteger(number))
        {
            return number;
        }

        failures.Add(new CheckFailure(path, $"'{path}' must be {Expected(Shape.Integer)}."));
        return value;
    }

    private static PropertyValue CheckBoolean(
        string path, PropertyValue value, ImmutableArray<CheckFailure>.Builder failures)
    {
        if (value.AsBool() is { } flag || bool.TryParse(value.AsText(), out flag))
        {
            return flag;
        }

        failures.Add(new CheckFailure(path, $"'{path}' must be {Expected(Shape.Flag)}."));
        return value;
    }

    private static CheckFailure Unknown(ImmutableArray<PropertySchema> members, string path, string name)
    {
        var near = members.Select(member => member.Name)
            .Select(known => (Name: known, Distance: EditDistance.Between(known, name)))
            .Where(known => known.Distance <= 2)
            .OrderBy(known => known.Distance)
            .Select(known => $" Did you mean '{known.Name}'?")
            .FirstOrDefault("");
        return new CheckFailure(path.Length == 0 ? name : $"{path}.{name}", $"There is no property '{name}'.{near}");
    }

    private static string Expected(Shape shape) => shape switch
    {
        Shape.Text => "a text",
        Shape.Integer => "a whole number",
        Shape.Flag => "true or false",
        Shape.TextList or Shape.TextSet => "a list of texts",
        Shape.TextMap => "an object of texts",
        Shape.Block => "an object",
        Shape.BlockSet => "a list of objects",
    };

    private static bool IsSaid(PropertyValue? value) => value is not null and not PropertyValue.Null;
}
