using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>A value of one of two kinds.</summary>
public readonly struct Union<T0, T1> : IEquatable<Union<T0, T1>>, IUnion
{
    private readonly T0 _first;
    private readonly T1 _second;

    private Union(T0 first, T1 second, bool isSecond)
    {
        _first = first;
        _second = second;
        IsT1 = isSecond;
    }

    /// <summary>Whether it is of the first kind.</summary>
    public bool IsT0 => !IsT1;

    /// <summary>Whether it is of the second kind.</summary>
    public bool IsT1 { get; }

    /// <summary>The value as the first kind.</summary>
    /// <exception cref="InvalidOperationException">It is of the second kind.</exception>
    public T0 AsT0 => IsT0 ? _first : throw WrongKind(typeof(T0), typeof(T1));

    /// <summary>The value as the second kind.</summary>
    /// <exception cref="InvalidOperationException">It is of the first kind.</exception>
    public T1 AsT1 => IsT1 ? _second : throw WrongKind(typeof(T1), typeof(T0));

    /// <summary>The value, whichever kind it is.</summary>
    public object Value => IsT0 ? _first! : _second!;

    /// <summary>A value of the first kind.</summary>
    public static implicit operator Union<T0, T1>(T0 t) => FromT0(t);

    /// <summary>A value of the second kind.</summary>
    public static implicit operator Union<T0, T1>(T1 t) => FromT1(t);

    /// <summary>Compares kind and value.</summary>
    public static bool operator ==(Union<T0, T1> left, Union<T0, T1> right) => left.Equals(right);

    /// <summary>Compares kind and value.</summary>
    public static bool operator !=(Union<T0, T1> left, Union<T0, T1> right) => !left.Equals(right);

    /// <summary>A value of the first kind.</summary>
    public static Union<T0, T1> FromT0(T0 input) => new(input, default!, false);

    /// <summary>A value of the second kind.</summary>
    public static Union<T0, T1> FromT1(T1 input) => new(default!, input, true);

    /// <summary>Converts a value of the first kind; one of the second stays.</summary>
    public Union<TResult, T1> MapT0<TResult>(Func<T0, TResult> mapFunc) => IsT0 ? mapFunc(_first) : _second;

    /// <summary>Converts a value of the second kind; one of the first stays.</summary>
    public Union<T0, TResult> MapT1<TResult>(Func<T1, TResult> mapFunc) => IsT1 ? mapFunc(_second) : _first;

    /// <summary>Converts either kind.</summary>
    public Union<TResult0, TResult1> Bimap<TResult0, TResult1>(
        Func<T0, TResult0> mapFunc0, Func<T1, TResult1> mapFunc1) =>
        IsT0 ? mapFunc0(_first) : mapFunc1(_second);

    /// <summary>Computes with the value, whichever kind it is.</summary>
    public TResult Match<TResult>(Func<T0, TResult> f0, Func<T1, TResult> f1) => IsT0 ? f0(_first) : f1(_second);

    /// <summary>Does something with the value, whichever kind it is.</summary>
    public void Switch(Action<T0> f0, Action<T1> f1)
    {
        if (IsT0)
        {
            f0(_first);
        }
        else
        {
            f1(_second);
        }
    }

    /// <summary>Gives the value of the first kind, or the second kind's as the remainder.</summary>
    public bool TryPickT0([MaybeNullWhen(false)] out T0 value, [MaybeNullWhen(true)] out T1 remainder)
    {
        (value, remainder) = (_first, _second);
        return IsT0;
    }

    /// <summary>Gives the value of the second kind, or the first kind's as the remainder.</summary>
    public bool TryPickT1([MaybeNullWhen(false)] out T1 value, [MaybeNullWhen(true)] out T0 remainder)
    {
        (value, remainder) = (_second, _first);
        return IsT1;
    }

    /// <inheritdoc/>
    public bool Equals(Union<T0, T1> other) => IsT1 == other.IsT1 && Equals(Value, other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Union<T0, T1> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsT1, Value);

    /// <summary>The value's kind and text.</summary>
    public override string ToString() => $"{(IsT0 ? typeof(T0) : typeof(T1)).Name}: {Value}";

    private static InvalidOperationException WrongKind(Type asked, Type held) =>
        new($"The union holds a {held.Name}, not a {asked.Name}.");
}
