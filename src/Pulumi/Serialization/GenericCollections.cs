using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Makes collections of an item type that is known at run time only.</summary>
internal abstract class GenericCollections
{
    private static readonly ConcurrentDictionary<Type, GenericCollections> Known = new();

    public static object Array(Type item, IEnumerable<object?> items) => Of(item).MakeArray(items);

    public static object Dictionary(Type item, IEnumerable<KeyValuePair<string, object?>> members) =>
        Of(item).MakeDictionary(members);

    public static object Output(Type item, object? value) => Of(item).MakeOutput(value);

    protected abstract object MakeArray(IEnumerable<object?> items);

    protected abstract object MakeDictionary(IEnumerable<KeyValuePair<string, object?>> members);

    protected abstract object MakeOutput(object? value);

    private static GenericCollections Of(Type item) => Known.GetOrAdd(
        item, static item => (GenericCollections)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(item))!);

    private sealed class Typed<T> : GenericCollections
    {
        protected override object MakeArray(IEnumerable<object?> items) =>
            items.Select(item => (T)item!).ToImmutableArray();

        protected override object MakeDictionary(IEnumerable<KeyValuePair<string, object?>> members) =>
            members.ToImmutableDictionary(member => member.Key, member => (T)member.Value!);

        protected override object MakeOutput(object? value) => Pulumi.Output.Create((T)value!);
    }
}
