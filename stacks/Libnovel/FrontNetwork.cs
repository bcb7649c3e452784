using Fleet;

namespace Stacks.Libnovel;

/// <summary>Where the edge meets what it stands before.</summary>
internal sealed class FrontNetwork
{
    public FrontNetwork(Host prod)
    {
        Stack = prod.Add(new ContainerStack("libnovel-edge"));
        Network = Stack.Add(new Network("front"));
    }

    public ContainerStack Stack { get; }

    public Network Network { get; }
}
