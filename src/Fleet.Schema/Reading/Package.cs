namespace Fleet.Schema.Reading;

/// <summary>Everything a package offers to programs.</summary>
/// <param name="Name">The package's name, the first part of its tokens.</param>
/// <param name="Version">The version of the plugin that it describes.</param>
/// <param name="Namespace">Where its classes are in C#.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Blocks">What it declares, in order.</param>
internal sealed record Package(
    string Name, string Version, string Namespace, string Summary, IReadOnlyList<Block> Blocks)
{
    public IEnumerable<Block> Resources => Of(BlockKind.Resource);

    public IEnumerable<Block> Functions => Of(BlockKind.Function);

    public IEnumerable<Block> Types => Of(BlockKind.Type);

    public IEnumerable<Block> Enums => Of(BlockKind.Enum);

    public Block Provider => Of(BlockKind.Provider).Single();

    /// <summary>The object or enum that a type of a block means: one of its own module, or else of any.</summary>
    public Block Find(string name, Block from) =>
        Blocks.FirstOrDefault(block => Is(block, name) && block.Module == from.Module)
        ?? Blocks.FirstOrDefault(block => Is(block, name))
        ?? throw new FormatException($"'{from.Token}' has a property of type '{name}', which package '{Name}' does not have.");

    private static bool Is(Block block, string name) =>
        block.Kind is BlockKind.Type or BlockKind.Enum && block.Name == name;

    private IEnumerable<Block> Of(BlockKind kind) => Blocks.Where(block => block.Kind == kind);
}
