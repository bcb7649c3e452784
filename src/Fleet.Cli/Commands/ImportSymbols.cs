using System.CommandLine;
using Fleet.Engine.Importing;
using Fleet.Protocol;

namespace Fleet.Cli.Commands;

/// <summary>The command-line spelling of an import: one object in words, or a file of them.</summary>
internal sealed class ImportSymbols
{
    private readonly Argument<string?> _type = Word("TYPE", "The resource's type, such as 'docker:index/volume:Volume'.");
    private readonly Argument<string?> _name = Word("NAME", "The resource's name in the program.");
    private readonly Argument<string?> _id = Word("ID", "The object's id.");
    private readonly Option<string?> _file = new("--file", "-f")
    {
        Description = "A file that lists what to import, instead of TYPE NAME ID.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _parent = new("--parent")
    {
        Description = "The parent, as a URN or as NAME=URN; by default the stack.",
        HelpName = "URN",
    };

    private readonly Option<string?> _provider = new("--provider")
    {
        Description = "The provider, as a URN or as NAME=URN; by default the package's.",
        HelpName = "URN",
    };

    private readonly Option<string[]> _properties = new("--properties")
    {
        Description = "The inputs to record; by default all that are read. Names, with commas between them.",
        HelpName = "NAMES",
        CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries))],
    };

    private readonly Option<bool> _protect = new("--protect")
    {
        Description = "Protect what is imported from being removed. On by default; off: --protect=false.",
        DefaultValueFactory = _ => true,
    };

    private readonly Option<bool> _generateCode = new("--generate-code")
    {
        Description = "Print the C# that declares what was imported. On by default; off: --generate-code=false.",
        DefaultValueFactory = _ => true,
    };

    private readonly Option<string> _out = new("--out", "-o")
    {
        Description = "The file that the C# goes to, instead of the standard output.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string?> _stack = CommonSymbols.Stack();
    private readonly Option<bool> _yes = CommonSymbols.Yes();
    private readonly Option<bool> _json = CommonSymbols.Json();
    private readonly Option<bool> _skipPreview = new("--skip-preview") { Description = "Do not show the plan first. Needs --yes as well." };
    private readonly Option<bool> _previewOnly = new("--preview-only") { Description = "Show the plan and stop." };
    private readonly Option<bool> _diff = new("--diff") { Description = "Show every property." };
    private readonly Option<bool> _debug = new("--debug", "-d") { Description = "Print debug diagnostics." };
    private readonly Option<int?> _parallel = new("--parallel", "-p")
    {
        Description = "How many objects may be read at once.",
        HelpName = "N",
    };

    private readonly Option<string> _message = new("--message", "-m")
    {
        Description = "What the history says about this run.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => "",
    };

    /// <summary>Adds arguments and options to the command.</summary>
    public ImportSymbols(Command command)
    {
        foreach (var argument in new[] { _type, _name, _id })
        {
            command.Arguments.Add(argument);
        }

        Option[] options =
        [
            _file, _parent, _provider, _properties, _protect, _stack, _yes, _json, _skipPreview, _previewOnly, _diff, _debug,
            _parallel, _message, _generateCode, _out,
        ];
        foreach (var option in options.OrderBy(option => option.Name, StringComparer.Ordinal))
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What the operator said.</summary>
    /// <param name="line">The words.</param>
    /// <param name="folder">What a file's path is relative to.</param>
    public RunOptions Bind(ParseResult line, string folder) => new()
    {
        Verb = RunVerb.Import,
        Stack = line.GetValue(_stack),
        Import = Request(line, folder) with { Protect = line.GetValue(_protect) },
        Yes = line.GetValue(_yes),
        Json = line.GetValue(_json),
        SkipPreview = line.GetValue(_skipPreview),
        PreviewOnly = line.GetValue(_previewOnly),
        Diff = line.GetValue(_diff),
        Debug = line.GetValue(_debug),
        Parallel = line.GetValue(_parallel),
        Message = line.GetValue(_message) ?? "",
        SuppressOutputs = true,
        GenerateCode = line.GetValue(_generateCode),
        Out = line.GetValue(_out) is { Length: > 0 } file ? Path.GetFullPath(file, folder) : "",
    };

    private ImportRequest Request(ParseResult line, string folder)
    {
        var words = new[] { line.GetValue(_type), line.GetValue(_name), line.GetValue(_id) };
        if (line.GetValue(_file) is { } file)
        {
            return words.All(word => word is null)
                ? ReadFile(file, Path.GetFullPath(file, folder))
                : throw Wrong("With --file there is no TYPE NAME ID.");
        }

        if (words.Any(string.IsNullOrEmpty))
        {
            throw Wrong("What is to be imported is not said.");
        }

        return new ImportRequest
        {
            Resources =
            [
                new ImportSpec
                {
                    Type = words[0]!,
                    Name = words[1]!,
                    Id = words[2]!,
                    Parent = Reference(line, _parent),
                    Provider = Reference(line, _provider),
                    Properties = [.. line.GetValue(_properties) ?? []],
                },
            ],
        };
    }

    private static ImportRequest ReadFile(string given, string path)
    {
        try
        {
            return ImportFile.Read(given, File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                ExitCodes.Configuration, $"The import file '{given}' cannot be read: {exception.Message}", "Correct the path.");
        }
    }

    // Pulumi wants a name before the URN, for the program text that it writes; here it may be left out.
    private static string Reference(ParseResult line, Option<string?> option)
    {
        var text = line.GetValue(option) ?? "";
        var urn = text.StartsWith("urn:", StringComparison.Ordinal) ? text : text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..];
        return urn.Length == 0 || Urn.TryParse(urn, out _)
            ? urn
            : throw Wrong($"'{text}' of {option.Name} is no URN.");
    }

    private static CommandException Wrong(string message) => new(
        ExitCodes.Configuration, message, "Give TYPE, NAME and ID, or --file. 'fleet import --help' has examples.");

    private static Argument<string?> Word(string name, string description) => new(name)
    {
        Description = description,
        HelpName = name,
        Arity = ArgumentArity.ZeroOrOne,
    };
}
