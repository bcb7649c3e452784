namespace Fleet.Compose.Interpolation;

/// <summary>What names stand for: those given first win over those behind them.</summary>
internal sealed class Variables(IReadOnlyDictionary<string, Value> own, Variables? behind = null)
{
    /// <summary>A variable's value; <see langword="null"/> when it is not set.</summary>
    public Value? Find(string name) => own.GetValueOrDefault(name) ?? behind?.Find(name);

    /// <summary>Every name that is set.</summary>
    public IEnumerable<string> Names => behind is null ? own.Keys : own.Keys.Union(behind.Names);
}
