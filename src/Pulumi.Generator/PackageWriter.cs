using Fleet.Schema.Reading;

namespace Pulumi.Generator;

/// <summary>Writes all classes of a package, a file each thing of its schema.</summary>
internal sealed class PackageWriter
{
    private static readonly Shape[] Inputs = [Shape.Args, Shape.State, Shape.FunctionArgs];

    private readonly Package _package;
    private readonly Names _names;
    private readonly Uses _uses;
    private readonly InputClass _inputs;
    private readonly PlainClass _plain;
    private readonly OutputClass _outputs;
    private readonly ResourceClass _resources;

    public PackageWriter(Package package)
    {
        _package = package;
        _names = new(package);
        _uses = new(package);
        _inputs = new(_names);
        _plain = new(_names);
        _outputs = new(_names);
        _resources = new(_outputs, package.Version);
    }

    public IEnumerable<(string Name, string Text)> Files()
    {
        yield return ("Provider", Provider());
        if (_package.Provider.Inputs.Any())
        {
            yield return ("Config", In(_package.Namespace, code => new ConfigClass(_names).Write(code)));
        }

        foreach (var block in _package.Resources)
        {
            yield return (FileName(block), In(_names.Namespace(block), code => Resource(code, block)));
        }

        foreach (var block in _package.Functions)
        {
            yield return (FileName(block), In(_names.Namespace(block), code => Function(code, block)));
        }

        foreach (var block in _package.Enums)
        {
            yield return (FileName(block), In(_names.Namespace(block), code => EnumStruct.Write(code, block)));
        }

        foreach (var block in _package.Types)
        {
            foreach (var file in Type(block))
            {
                yield return file;
            }
        }
    }

    private static string FileName(Block block) => block.Module is "index" ? block.Name : block.Module + "." + block.Name;

    private static string In(string @namespace, Action<Code> write)
    {
        var code = new Code(@namespace);
        write(code);
        return code.ToString();
    }

    private string Provider() => In(_package.Namespace, code =>
    {
        new ProviderClass(_package, _resources).Write(code);
        code.Blank();
        _inputs.Write(code, "ProviderArgs", "ResourceArgs", Add(_package.Provider.Summary, "its settings"), _package.Provider, Shape.Args);
        if (_package.Functions.Any())
        {
            code.Blank();
            FunctionClass.WriteDefaults(code, _package.Version);
        }
    });

    private void Resource(Code code, Block block)
    {
        _resources.Write(code, block);
        code.Blank();
        _inputs.Write(code, block.Name + "Args", "ResourceArgs", block.Summary, block, Shape.Args);
        if (block.HasState)
        {
            code.Blank();
            _inputs.Write(
                code, block.Name + "State", "ResourceArgs", Add(block.Summary, "what is known of one that exists"), block, Shape.State);
        }
    }

    private void Function(Code code, Block block)
    {
        new FunctionClass(_package.Namespace).Write(code, block);
        code.Blank();
        _plain.Write(code, block.Name + "Args", $"Plain arguments of {block.Name}.", block);
        code.Blank();
        _inputs.Write(code, block.Name + "InvokeArgs", "InvokeArgs", $"Arguments of {block.Name}.", block, Shape.FunctionArgs);
        code.Blank();
        _outputs.Write(code, block.Name + "Result", $"What {block.Name} gives.", block, Shape.Result);
    }

    private IEnumerable<(string Name, string Text)> Type(Block block)
    {
        foreach (var shape in Inputs.Where(shape => _uses.Has(block, shape)))
        {
            yield return ($"{FileName(block)}.{shape}", In(_names.Namespace(block, shape), code =>
                _inputs.Write(code, Names.Class(block, shape), "ResourceArgs", block.Summary, block, shape)));
        }

        if (_uses.Has(block, Shape.Plain))
        {
            yield return ($"{FileName(block)}.Plain", In(_names.Namespace(block, Shape.Plain), code =>
                _plain.Write(code, Names.Class(block, Shape.Plain), block.Summary, block)));
        }

        foreach (var shape in new[] { Shape.Output, Shape.Result }.Where(shape => _uses.Has(block, shape)))
        {
            yield return ($"{FileName(block)}.{shape}", In(_names.Namespace(block, shape), code =>
                _outputs.Write(code, Names.Class(block, shape), block.Summary, block, shape)));
        }
    }

    private static string Add(string summary, string what) => $"{summary.TrimEnd('.')}: {what}.";
}
