using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>A view that there is of every fleet, without a declaration.</summary>
public sealed class GenericView
{
    private GenericView(string name, string shows, Func<ModelDocument, string, Diagram> draw) => (Name, Shows, Draw) = (name, shows, draw);

    /// <summary>All of them; the first one is what is drawn when none is named.</summary>
    public static IReadOnlyList<GenericView> All { get; } =
    [
        new("architecture", "everything and every arrow, the forbidden ones too", ArchitectureView.Draw),
        new("routing", "which path of which site leads to which service", RoutingView.Draw),
        new("data", "volumes, databases, stores: who writes, who reads, what backs it up", DataView.Draw),
        new("deploy", "what runs where, from which image, in which order, behind which gates", DeployView.Draw),
    ];

    /// <summary>The name it is asked for by.</summary>
    public string Name { get; }

    /// <summary>What it shows, in a few words.</summary>
    public string Shows { get; }

    internal Func<ModelDocument, string, Diagram> Draw { get; }
}
