namespace Fleet.Engine.State;

/// <summary>Puts things behind those they need, leaving what is in order where it is.</summary>
internal static class TopologicalOrder
{
    /// <summary>The indices 0 to <paramref name="count"/> in order. Negative ones are ignored; cycles are cut.</summary>
    public static List<int> Sort(int count, Func<int, IEnumerable<int>> before)
    {
        var order = new List<int>(count);
        var entered = new bool[count];
        var open = new Stack<(int Index, IEnumerator<int> Before)>();
        for (var start = 0; start < count; start++)
        {
            Enter(start);
            while (open.TryPeek(out var top))
            {
                if (top.Before.MoveNext())
                {
                    Enter(top.Before.Current);
                }
                else
                {
                    order.Add(top.Index);
                    open.Pop();
                }
            }
        }

        return order;

        void Enter(int index)
        {
            if (index >= 0 && !entered[index])
            {
                entered[index] = true;
                open.Push((index, before(index).GetEnumerator()));
            }
        }
    }
}
