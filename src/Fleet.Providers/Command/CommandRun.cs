using System.Globalization;
using System.Text;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;
using Fleet.Remote;

namespace Fleet.Providers.Command;

/// <summary>Runs one text of a command resource and keeps what it wrote.</summary>
/// <param name="urn">The resource.</param>
/// <param name="connection">Where it runs.</param>
/// <param name="inputs">Its inputs.</param>
/// <param name="reports">Where its lines go.</param>
internal sealed class CommandRun(Urn urn, IHostConnection connection, PropertyMap inputs, IProviderHost reports)
{
    private const int TailLines = 10;

    private readonly Redactor _redactor = new(inputs.Without("connection"), ConnectionInputs.Secrets(inputs));
    private readonly bool _hasSecrets = CommandInputs.HasSecrets(inputs);

    /// <summary>Puts the text into the form that the shell reads.</summary>
    public Func<string, RemoteCommand> Prepare { get; init; } = RemoteCommand.Shell;

    /// <summary>Runs and returns what the outputs add to the inputs.</summary>
    /// <param name="text">The command.</param>
    /// <param name="previous">Outputs of the run before; empty for none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<PropertyMap> RunAsync(string text, PropertyMap previous, CancellationToken cancellationToken)
    {
        var prepared = Prepare(text);
        var result = await connection.RunAsync(
            prepared with
            {
                Environment = Environment(previous),
                Stdin = new MemoryStream(Encoding.UTF8.GetBytes(inputs.Find("stdin")?.AsText() ?? "")),
                // Nobody can know what a command line holds: none is shown to other users of the machine.
                IsSecret = true,
                Output = Forward,
            },
            cancellationToken);
        return result.IsSuccess
            ? PropertyMap.Of(("stdout", Output(result.Output)), ("stderr", Output(result.Error)))
            : throw Failure(text, result);
    }

    /// <summary>What the outputs of a command that has not run add: nothing is known yet.</summary>
    public static PropertyMap Unknown(PropertyMap inputs)
    {
        PropertyValue value = CommandInputs.HasSecrets(inputs)
            ? new PropertyValue.Secret(PropertyValue.Unknown.Instance)
            : PropertyValue.Unknown.Instance;
        return inputs.With("stdout", value).With("stderr", value);
    }

    private DiagnosticException Failure(string text, CommandResult result)
    {
        var written = $"{result.Output.TrimEnd()}\n{result.Error.TrimEnd()}".Trim().Split('\n').TakeLast(TailLines);
        var shown = _hasSecrets ? "It is not shown, since an input is secret." : $"It was: {text.Trim()}";
        return RemoteErrors.Error(
            urn,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Command '{urn.Name}' on '{connection.Name}' failed with exit code {result.ExitCode}."),
            detail: $"{(_redactor.IsBlind ? "" : _redactor.Redact(string.Join('\n', written)))}\n{shown}".Trim());
    }

    private Dictionary<string, string> Environment(PropertyMap previous)
    {
        var variables = (inputs.Find("environment")?.AsMap() ?? PropertyMap.Empty)
            .ToDictionary(variable => variable.Key, variable => variable.Value.AsText() ?? "", StringComparer.Ordinal);
        if (inputs.Find("addPreviousOutputInEnv")?.AsBool() != false)
        {
            foreach (var name in new[] { "stdout", "stderr" })
            {
                if (previous.Find(name)?.AsText() is { Length: > 0 } text)
                {
                    variables[$"PULUMI_COMMAND_{name.ToUpperInvariant()}"] = text;
                }
            }
        }

        return variables;
    }

    private PropertyValue Output(string text)
    {
        PropertyValue value = text.EndsWith('\n') ? text[..^1] : text;
        return _hasSecrets ? new PropertyValue.Secret(value) : value;
    }

    private void Forward(OutputLine line)
    {
        var isWanted = inputs.Find("logging")?.AsText() switch
        {
            "none" => false,
            "stdout" => !line.IsError,
            "stderr" => line.IsError,
            _ => true,
        };
        if (isWanted && !_redactor.IsBlind)
        {
            reports.Report(new Diagnostic(Severity.Info, _redactor.Redact(line.Text)) { Urn = urn });
        }
    }
}
