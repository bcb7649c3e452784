namespace Fleet;

/// <summary>Writes lines in nested blocks of braces, indented with tabs.</summary>
internal sealed class ValueWriter
{
    private readonly List<Value> _parts = [];
    private int _depth;

    public void Line(string text) => Line((Value)text);

    public void Line(ValueFormat format) => Line(format.ToValue());

    public void Block(ValueFormat head, Action body) => Block(head.ToValue(), body);

    public void Block(string head, Action body) => Block((Value)head, body, head.Length == 0 ? "{" : " {");

    private void Block(Value head, Action body, string open = " {")
    {
        Line(Value.Join(head, open));
        _depth++;
        body();
        _depth--;
        Line("}");
    }

    public Value ToValue() => Value.Join(_parts);

    private void Line(Value value)
    {
        _parts.Add(new string('\t', _depth));
        _parts.Add(value);
        _parts.Add("\n");
    }
}
