using System.Collections.Immutable;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;
using Fleet.Remote;

namespace Fleet.Providers.Command;

/// <summary><c>command:local:Command</c>: run on this machine; and the function <c>command:local:run</c>.</summary>
internal sealed class LocalCommandResource(LocalConnection local, IProviderHost reports)
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
            AddFiles(written.Aggregate(arguments, (map, output) => map.With(output.Key, output.Value))), []);
    }

    /// <inheritdoc/>
    protected override CommandRun Run(Urn urn, PropertyMap inputs)
    {
        var interpreter = new InputCheck(inputs).Texts("interpreter");
        var start = inputs.Find("dir")?.AsText() is { Length: > 0 } folder ? $"cd -- {ShellQuote.Quote(folder)} || exit 1\n" : "";
        return new CommandRun(urn, local, inputs, reports)
        {
            Prepare = text => RemoteCommand.Shell(
                interpreter.IsEmpty ? start + text : $"{start}exec {ShellQuote.Join([.. interpreter, text])}"),
        };
    }

    /// <inheritdoc/>
    protected override PropertyMap AddFiles(PropertyMap outputs)
    {
        var folder = Path.GetFullPath(outputs.Find("dir")?.AsText() is { Length: > 0 } text ? text : ".");
        var check = new InputCheck(outputs);
        if (!check.IsAbsent("assetPaths"))
        {
            outputs = outputs.With("assets", Files(folder, check.Texts("assetPaths")));
        }

        return check.IsAbsent("archivePaths")
            ? outputs
            : outputs.With("archive", new PropertyValue.Archive { Assets = Files(folder, check.Texts("archivePaths")) });
    }

    private static PropertyMap Files(string folder, ImmutableArray<string> patterns) => PropertyMap.From(
        FilePatterns.Match(folder, patterns).Select(name => KeyValuePair.Create<string, PropertyValue>(
            name,
            new PropertyValue.Asset
            {
                Path = Path.Combine(folder, name),
                Hash = global::Fleet.Providers.Fleet.Files.FileInputs.Hash(File.ReadAllBytes(Path.Combine(folder, name))),
            })));

    private static void CheckLocal(InputCheck check)
    {
        check.Texts("interpreter");
        check.Text("dir");
        check.Texts("assetPaths");
        check.Texts("archivePaths");
    }
}
