using Fleet.Schema.Reading;

namespace Pulumi.Generator;

/// <summary>Which classes of an object type are needed: those through which a resource or function reaches it.</summary>
internal sealed class Uses
{
    private readonly Package _package;
    private readonly HashSet<(string Token, Shape Shape)> _uses = [];

    public Uses(Package package)
    {
        _package = package;
        foreach (var block in package.Resources.Append(package.Provider))
        {
            // Also what is in the state only: the official packages have such classes.
            Reach(block, block.HasState ? block.Properties : block.Inputs, Shape.Args);
            Reach(block, block.Outputs, Shape.Output);
            Reach(block, block.HasState ? block.Properties : [], Shape.State);
        }

        foreach (var function in package.Functions)
        {
            Reach(function, function.Inputs, Shape.Plain);
            Reach(function, function.Inputs, Shape.FunctionArgs);
            Reach(function, function.Outputs, Shape.Result);
        }
    }

    public bool Has(Block type, Shape shape) => _uses.Contains((type.Token, shape));

    private void Reach(Block from, IEnumerable<Property> properties, Shape shape)
    {
        foreach (var name in properties.Select(property => property.Type.NamedTarget).Where(name => name.Length > 0))
        {
            var target = _package.Find(name, from);
            if (target.Kind == BlockKind.Type && _uses.Add((target.Token, shape)))
            {
                Reach(target, target.Properties, shape);
            }
        }
    }
}
