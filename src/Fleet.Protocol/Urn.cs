namespace Fleet.Protocol;

/// <summary>
/// The logical identity of a resource: <c>urn:pulumi:STACK::PROJECT::QUALIFIED-TYPE::NAME</c>. The qualified type is
/// the parent's qualified type, a <c>$</c> and the own type; the name is all that follows the third <c>::</c> and may
/// hold any character.
/// </summary>
public readonly record struct Urn : IComparable<Urn>
{
    private const string Prefix = "urn:pulumi:";
    private const string Separator = "::";

    /// <summary>The type token of a stack's root resource.</summary>
    public const string RootStackType = "pulumi:pulumi:Stack";

    /// <summary>What type tokens of provider resources start with; the package name follows.</summary>
    public const string ProviderTypePrefix = "pulumi:providers:";

    private readonly string? _text;

    private Urn(string text) => _text = text;

    /// <summary>The whole text; empty for <c>default(Urn)</c>.</summary>
    public string Text => _text ?? "";

    /// <summary>True for <c>default(Urn)</c>: no resource.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(_text);

    /// <summary>The stack's short name.</summary>
    public string Stack => IsEmpty ? "" : Part(0)[Prefix.Length..];

    /// <summary>The project's name.</summary>
    public string Project => Part(1);

    /// <summary>Types from the outermost parent to this one, joined by <c>$</c>.</summary>
    public string QualifiedType => Part(2);

    /// <summary>The own type token, such as <c>docker:index/container:Container</c>.</summary>
    public string Type => QualifiedType[(QualifiedType.LastIndexOf('$') + 1)..];

    /// <summary>The logical name.</summary>
    public string Name => Part(3);

    /// <summary>True when the resource is the stack's root.</summary>
    public bool IsRootStack => !IsEmpty && QualifiedType == RootStackType;

    /// <summary>True when the resource is a provider.</summary>
    public bool IsProvider => !IsEmpty && Type.StartsWith(ProviderTypePrefix, StringComparison.Ordinal);

    /// <summary>Composes a URN. A parent that is the root stack, or none, adds nothing to the qualified type.</summary>
    public static Urn Create(string stack, string project, Urn parent, string type, string name)
    {
        var qualified = parent.IsEmpty || parent.IsRootStack ? type : $"{parent.QualifiedType}${type}";
        return new Urn($"{Prefix}{stack}::{project}::{qualified}::{name}");
    }

    /// <summary>Reads a URN.</summary>
    /// <exception cref="FormatException">The text is not a URN.</exception>
    public static Urn Parse(string text) =>
        TryParse(text, out var urn) ? urn : throw new FormatException($"'{text}' is not a resource URN.");

    /// <summary>Reads a URN; false when the text is not one.</summary>
    public static bool TryParse(string? text, out Urn urn)
    {
        var valid = text is not null && text.StartsWith(Prefix, StringComparison.Ordinal)
            && Start(text, 3) >= 0;
        urn = valid ? new Urn(text!) : default;
        return valid;
    }

    /// <summary>Orders by text, ordinal.</summary>
    public int CompareTo(Urn other) => string.CompareOrdinal(Text, other.Text);

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    /// <summary>Where the part of a number starts; negative when there are fewer.</summary>
    private static int Start(string text, int part)
    {
        var start = 0;
        for (; part > 0; part--)
        {
            var separator = text.IndexOf(Separator, start, StringComparison.Ordinal);
            if (separator < 0)
            {
                return -1;
            }

            start = separator + Separator.Length;
        }

        return start;
    }

    private string Part(int index)
    {
        if (IsEmpty)
        {
            return "";
        }

        var start = Start(Text, index);
        return index == 3 ? Text[start..] : Text[start..Text.IndexOf(Separator, start, StringComparison.Ordinal)];
    }
}
