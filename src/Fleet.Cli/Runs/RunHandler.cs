using Fleet.Cli.Commands;
using Fleet.Cli.Views;
using Fleet.Engine;

namespace Fleet.Cli.Runs;

/// <summary>Carries out <c>preview</c>, <c>up</c>, <c>destroy</c>, <c>refresh</c> and <c>import</c>: plan, show, ask, do, report.</summary>
internal sealed class RunHandler(IDeployer deployer, IRunConversation conversation, Interrupts interrupts)
{
    /// <summary>Sees what a run has done, after it was shown; not called for plans.</summary>
    public Action<RunModel>? OnDone { get; init; }

    /// <summary>Runs the verb and says what the process answers with.</summary>
    public async Task<int> RunAsync(RunOptions options)
    {
        RefuseWhenNobodyCanConfirm(options);
        var settings = Settings(options);
        if (options.Verb == RunVerb.Preview || options.PreviewOnly)
        {
            return (await PlanAsync(options, settings)).ExitCode;
        }

        if (conversation.ShowsPlanFirst && !options.SkipPreview)
        {
            var (exitCode, plan, result) = await PlanAsync(options, settings);
            settings = settings with { Previewed = options.Verb == RunVerb.Refresh ? null : result.Plan };
            if (exitCode != ExitCodes.Success)
            {
                return exitCode;
            }

            if (!result.HasChanges)
            {
                // Nobody needs to agree to nothing, and the hosts have just been asked about drift.
                settings = settings with { Drift = false, Refresh = false };
            }
            else if (!options.Yes && !conversation.Confirm(options.Verb, plan))
            {
                return ExitCodes.Declined;
            }
        }

        return await ExecuteAsync(options, settings);
    }

    private async Task<(int ExitCode, RunModel Plan, OperationResult Result)> PlanAsync(
        RunOptions options, OperationOptions settings)
    {
        // Whether changes were expected is judged here: to the engine a plan with changes is a good plan.
        settings = settings with { ExpectNoChanges = false };
        var view = conversation.BeginPlan(options.Verb);
        OperationResult result;
        await using (view)
        {
            result = options.Verb is RunVerb.Preview or RunVerb.Up
                ? await deployer.RunAsync(
                    Operation.Preview, settings with { Drift = settings.Drift ?? options.Verb == RunVerb.Up }, view, interrupts.Cancel)
                : await deployer.RunAsync(Of(options.Verb), settings with { PreviewOnly = true }, view, interrupts.Cancel);
        }

        conversation.ShowPlan(view.Model);
        var exitCode = ExitCode(options, view.Model, result);
        if (exitCode == ExitCodes.UnexpectedChanges)
        {
            conversation.Say("No changes were expected, and there would be some.");
        }

        return (exitCode, view.Model, result);
    }

    private async Task<int> ExecuteAsync(RunOptions options, OperationOptions settings)
    {
        var view = conversation.BeginRun(options.Verb);
        OperationResult result;
        await using (view)
        {
            result = await deployer.RunAsync(Of(options.Verb), settings, view, interrupts.Cancel);
        }

        conversation.ShowResult(options.Verb, view.Model, result);
        OnDone?.Invoke(view.Model);
        return ExitCode(options, view.Model, result);
    }

    private static int ExitCode(RunOptions options, RunModel model, OperationResult result)
    {
        if (result.Outcome == OperationOutcome.Canceled)
        {
            return ExitCodes.Cancelled;
        }

        if (options.ExpectNoChanges && result.HasChanges)
        {
            return ExitCodes.UnexpectedChanges;
        }

        return result.Outcome == OperationOutcome.Succeeded ? ExitCodes.Success
            : model.Rows.Any(row => row.State == RowState.Failed) ? ExitCodes.ResourceFailed
            : result.Errors.Any(error => error.Location.Length > 0) ? ExitCodes.Configuration
            : result.Errors.Any(ErrorView.IsAboutPassphrase) ? ExitCodes.Authentication
            : ExitCodes.Failure;
    }

    private void RefuseWhenNobodyCanConfirm(RunOptions options)
    {
        var isWriting = options.Verb != RunVerb.Preview && !options.PreviewOnly;
        if (isWriting && !options.Yes && (!conversation.CanAsk || options.SkipPreview))
        {
            throw new CommandException(
                ExitCodes.Configuration,
                conversation.CanAsk
                    ? "With --skip-preview there is no plan to agree to, so --yes is needed too."
                    : "Nobody can be asked for confirmation here: this is not a terminal, or --json or --non-interactive was given. Nothing was changed.",
                "Look at 'fleet preview' first, then give --yes.");
        }
    }

    private OperationOptions Settings(RunOptions options)
    {
        var settings = new OperationOptions
        {
            Targets = options.Targets,
            TargetDependents = options.TargetDependents,
            Exclude = options.Excludes,
            ExcludeDependents = options.ExcludeDependents,
            Replace = options.Replaces,
            Refresh = options.Refresh,
            Drift = options.Drift,
            RunProgram = options.RunProgram,
            ParallelPerHost = options.ParallelPerHost,
            ContinueOnError = options.ContinueOnError,
            ExpectNoChanges = options.ExpectNoChanges,
            SavePlan = options.SavePlan,
            PlanFile = options.Plan,
            Import = options.Import,
            Message = options.Message,
            Terminate = interrupts.Terminate,
        };
        return options.Parallel is { } parallel ? settings with { Parallel = parallel } : settings;
    }

    private static Operation Of(RunVerb verb) => verb switch
    {
        RunVerb.Preview => Operation.Preview,
        RunVerb.Up => Operation.Up,
        RunVerb.Destroy => Operation.Destroy,
        RunVerb.Refresh => Operation.Refresh,
        RunVerb.Import => Operation.Import,
    };
}
