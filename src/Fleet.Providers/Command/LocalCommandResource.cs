using System.Collections.Immutable;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Protocol.Values.Assets;
using Fleet.Providers.Resources;
using Fleet.Remote;

namespace Fleet.Providers.Command;

/// <summary><c>command:local:Command</c>: run on this machine; and the function <c>command:local:run</c>.</summary>
internal sealed class LocalCommandResource(LocalConnection local, IProviderHost reports, string programFolder)
    : CommandResource("command:local:Command")
{
    private static readonly string[] LocalNames = ["interpreter", "dir", "assetPaths", "archivePaths"];

    /// <inheritdoc/>
    public override CheckResult Check(CheckRequest request)
    {
        var check = new InputCheck(request.NewInputs);
        check.AllowOnly([.. CommandInputs.Names, .. LocalNames]);
        CommandInputs.Check(check);
        CheckLocal(check);
        return check.Result();
    }

    /// <summary>Runs once and returns the arguments with what was written.</summary>
    public async Task<InvokeResult> InvokeAsync(PropertyMap arguments, CancellationToken cancellationToken)
    {
        var check = new InputCheck(arguments);
        check.AllowOnly(["command", "stdin", "logging", "environment", "addPreviousOutputInEnv", .. LocalNames]);
        var text = check.Text("command", isRequired: true);
        CommandInputs.Check(check);
        CheckLocal(check);
        if (check.Result() is { Failures.IsEmpty: false } failed)
        {
            return new InvokeResult(PropertyMap.Empty, failed.Failures);
        }

        var written = await Run(default, arguments).RunAsync(text!, PropertyMap.Empty, cancellationToken);
        return new InvokeResult(
            await AddFilesAsync(
                written.Aggregate(arguments, (map, output) => map.With(output.Key, output.Value)), cancellationToken),
            []);
    }

    /// <inheritdoc/>
    protected override CommandRun Run(Urn urn, PropertyMap inputs)
    {
        var interpreter = new InputCheck(inputs).Texts("interpreter");
        var start = $"cd -- {ShellQuote.Quote(Folder(inputs))} || exit 1\n";
        return new CommandRun(urn, local, inputs, reports)
        {
            Prepare = text => RemoteCommand.Shell(
                interpreter.IsEmpty ? start + text : $"{start}exec {ShellQuote.Join([.. interpreter, text])}"),
        };
    }

    /// <inheritdoc/>
    protected override Task<PropertyMap> AddFilesAsync(PropertyMap outputs, CancellationToken cancellationToken)
    {
        var folder = Folder(outputs);
        var check = new InputCheck(outputs);
        if (!check.IsAbsent("assetPaths"))
        {
            outputs = outputs.With("assets", Files(folder, check.Texts("assetPaths")));
        }

        if (!check.IsAbsent("archivePaths"))
        {
            outputs = outputs.With("archive", new PropertyValue.Archive { Assets = Files(folder, check.Texts("archivePaths")) });
        }

        return new AssetHasher(new AssetReader(folder)).FillInAsync(outputs, cancellationToken);
    }

    private string Folder(PropertyMap inputs) =>
        Path.GetFullPath(inputs.Find("dir")?.AsText() is { Length: > 0 } text ? Path.Combine(programFolder, text) : programFolder);

    private static PropertyMap Files(string folder, ImmutableArray<string> patterns) => PropertyMap.From(
        FilePatterns.Match(folder, patterns).Select(name => KeyValuePair.Create<string, PropertyValue>(
            name, new PropertyValue.Asset { Path = Path.Combine(folder, name) })));

    private static void CheckLocal(InputCheck check)
    {
        check.Texts("interpreter");
        check.Text("dir");
        check.Texts("assetPaths");
        check.Texts("archivePaths");
    }
}
