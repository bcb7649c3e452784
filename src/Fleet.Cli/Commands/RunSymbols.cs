using System.CommandLine;
using System.Collections.Immutable;

namespace Fleet.Cli.Commands;

/// <summary>The command-line spelling of <see cref="RunOptions"/>.</summary>
internal sealed class RunSymbols
{
    private readonly RunVerb _verb;
    private readonly Option<string?> _stack = CommonSymbols.Stack();
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask for confirmation." };
    private readonly Option<bool> _skipPreview = new("--skip-preview", "-f")
    {
        Description = "Do not compute and show the plan first. Needs --yes as well.",
    };

    private readonly Option<bool> _previewOnly = new("--preview-only") { Description = "Show the plan and stop." };
    private readonly Option<bool> _diff = new("--diff")
    {
        Description = "Show every property, also of what is created or deleted.",
    };

    private readonly Option<bool> _refresh = new("--refresh", "-r")
    {
        Description = "Read every resource from its host first, so that the plan repairs what differs.",
    };

    private readonly Option<bool?> _drift = new("--drift")
    {
        Description = "Ask the hosts which resources are no longer as recorded. On by default in up; off: --drift=false.",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = result => result.Tokens.Count == 0 || bool.Parse(result.Tokens[0].Value),
    };

    private readonly Option<string[]> _target = Many("--target", "-t", "URN", "Touch only this resource; may be repeated, * and ** match.");
    private readonly Option<bool> _targetDependents = new("--target-dependents")
    {
        Description = "Also touch what depends on a target.",
    };

    private readonly Option<string[]> _exclude = Many("--exclude", null, "URN", "Leave this resource alone; may be repeated.");
    private readonly Option<bool> _excludeDependents = new("--exclude-dependents")
    {
        Description = "Also leave alone what depends on something excluded.",
    };

    private readonly Option<string[]> _targetReplace = Many("--target-replace", null, "URN", "Touch only this resource, and replace it.");
    private readonly Option<string> _savePlan = new("--save-plan")
    {
        Description = "Save the plan, so that 'up --plan' does nothing else.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string> _plan = new("--plan")
    {
        Description = "Do only what this saved plan says; refuse when program, configuration or state have changed since.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string[]> _replace = Many("--replace", null, "URN", "Replace this resource although nothing asks for it.");
    private readonly Option<int?> _parallel = new("--parallel", "-p")
    {
        Description = "How many operations may run at once (1 for one after another).",
        HelpName = "N",
    };

    private readonly Option<int?> _parallelPerHost = new("--parallel-per-host")
    {
        Description = "How many operations may run at once on one host; else 'fleet:perHost' of the configuration, else 8.",
        HelpName = "N",
    };

    private readonly Option<bool> _runProgram = new("--run-program")
    {
        Description = "Run the program too: its providers are used as it configures them, and its hooks are called.",
    };

    private readonly Option<bool> _json = CommonSymbols.Json();
    private readonly Option<bool> _expectNoChanges = new("--expect-no-changes")
    {
        Description = "Exit with 7 when anything would change or has changed.",
    };

    private readonly Option<bool> _continueOnError = new("--continue-on-error")
    {
        Description = "Go on with everything that does not depend on what failed. On by default; off: --continue-on-error=false.",
        DefaultValueFactory = _ => true,
    };

    private readonly Option<bool> _suppressOutputs = new("--suppress-outputs") { Description = "Do not print stack outputs." };
    private readonly Option<bool> _showSames = new("--show-sames") { Description = "List unchanged resources too." };
    private readonly Option<bool> _debug = new("--debug", "-d") { Description = "Print debug diagnostics." };
    private readonly Option<string> _message = new("--message", "-m")
    {
        Description = "What the history says about this run.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => "",
    };

    private readonly Option<string[]> _config = Many("--config", "-c", "KEY=VALUE", "Set a config value in the stack's file first; may be repeated.");
    private readonly Option<bool> _remove = new("--remove") { Description = "Remove the stack once everything in it is gone." };

    /// <summary>Adds a verb's options to its command.</summary>
    public RunSymbols(RunVerb verb, Command command)
    {
        _verb = verb;
        foreach (var option in Options(verb))
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What the operator said.</summary>
    public RunOptions Bind(ParseResult line) => new()
    {
        Verb = _verb,
        Stack = line.GetValue(_stack),
        Yes = Value(line, _yes),
        SkipPreview = Value(line, _skipPreview),
        PreviewOnly = Value(line, _previewOnly),
        Diff = Value(line, _diff),
        Refresh = Value(line, _refresh),
        Drift = line.GetResult(_drift) is null ? null : line.GetValue(_drift),
        Targets = [.. All(line, _target), .. All(line, _targetReplace)],
        TargetDependents = Value(line, _targetDependents),
        Excludes = All(line, _exclude),
        ExcludeDependents = Value(line, _excludeDependents),
        Replaces = [.. All(line, _replace), .. All(line, _targetReplace)],
        SavePlan = Text(line, _savePlan),
        Plan = Text(line, _plan),
        Parallel = line.GetResult(_parallel) is null ? null : line.GetValue(_parallel),
        ParallelPerHost = line.GetResult(_parallelPerHost) is null ? null : line.GetValue(_parallelPerHost),
        RunProgram = Value(line, _runProgram),
        Json = Value(line, _json),
        ExpectNoChanges = Value(line, _expectNoChanges),
        ContinueOnError = line.GetResult(_continueOnError) is null || line.GetValue(_continueOnError),
        SuppressOutputs = Value(line, _suppressOutputs),
        ShowSames = Value(line, _showSames),
        Debug = Value(line, _debug),
        Message = Text(line, _message),
        Config = All(line, _config),
        Remove = Value(line, _remove),
    };

    private IEnumerable<Option> Options(RunVerb verb)
    {
        Option[] all = [_stack, _diff, _json, _target, _targetDependents, _exclude, _excludeDependents, _parallel, _parallelPerHost, _expectNoChanges, _showSames, _debug, _message];
        Option[] writing = [_yes, _skipPreview, _previewOnly, _continueOnError, _suppressOutputs];
        Option[] own = verb switch
        {
            RunVerb.Preview => [_refresh, _drift, _replace, _targetReplace, _config, _suppressOutputs, _savePlan],
            RunVerb.Up => [.. writing, _refresh, _drift, _replace, _targetReplace, _config, _plan],
            RunVerb.Destroy => [.. writing, _refresh, _remove, _runProgram],
            RunVerb.Refresh => [.. writing, _runProgram],
            RunVerb.Import => throw new InvalidOperationException("Bug: 'import' has options of its own."),
        };
        return all.Concat(own).OrderBy(option => option.Name, StringComparer.Ordinal);
    }

    private static Option<string[]> Many(string name, string? alias, string help, string description) =>
        new(name, alias is null ? [] : [alias])
        {
            Description = description,
            HelpName = help,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };

    private static bool Value(ParseResult line, Option<bool> option) =>
        line.GetResult(option) is not null && line.GetValue(option);

    private static string Text(ParseResult line, Option<string> option) =>
        line.GetResult(option) is null ? "" : line.GetValue(option) ?? "";

    private static ImmutableArray<string> All(ParseResult line, Option<string[]> option) =>
        line.GetResult(option) is null ? [] : [.. line.GetValue(option) ?? []];
}
