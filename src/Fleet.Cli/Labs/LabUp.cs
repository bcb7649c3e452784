using Fleet.Cli.Commands;
using Fleet.Cli.Runs;
using Fleet.Cli.Terminals;
using Fleet.Cli.Views;
using Fleet.Document;
using Fleet.Engine;
using Fleet.Lab;

namespace Fleet.Cli.Labs;

/// <summary>
/// <c>lab up</c>: asks the program what it declares, starts a simulated host for each declared one, makes the images, and
/// deploys. When everything is as it should be already, finding that out is all it does.
/// </summary>
internal sealed class LabUp(ProjectSession session, string name)
{
    private readonly RunOptions _options = new() { Verb = RunVerb.Up, Stack = name, Yes = true };

    /// <summary>Runs it.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var identity = LabIdentity.Of(session.Workspace, name);
        var lab = new Fleet.Lab.Lab(new LabTalk(session.Terminal.Error), session.Surroundings.Clock);
        if (await IsUpAndUnchangedAsync(lab, identity, cancellationToken) is { } known)
        {
            session.Terminal.Out.Write(LabPlaces.Render(known));
            session.Terminal.Out.Write(Line.Empty);
            session.Terminal.Out.Write("The lab is up and as declared: no changes.");
            return ExitCodes.Success;
        }

        if (!await session.Backend.StackExistsAsync(name, cancellationToken))
        {
            await session.Backend.CreateStackAsync(name, cancellationToken);
        }

        var stack = await session.OpenStackAsync(name, cancellationToken);
        var model = await AskProgramAsync(stack, cancellationToken);
        await lab.UpAsync(LabModel.Spec(model), cancellationToken);
        foreach (var (host, images) in LabModel.Images(model))
        {
            await lab.EnsureImagesAsync(identity.Id, host, images, cancellationToken);
        }

        var code = await DeployAsync(stack, cancellationToken);
        if (code == ExitCodes.Success)
        {
            session.Terminal.Out.Write(LabPlaces.Render(model));
        }

        return code;
    }

    // The model of last time is still right when a preview, hosts asked for drift, finds nothing to do.
    private async Task<ModelDocument?> IsUpAndUnchangedAsync(
        Fleet.Lab.Lab lab, LabIdentity identity, CancellationToken cancellationToken)
    {
        if (!await session.Backend.StackExistsAsync(name, cancellationToken)
            || LabModelFile.Read(session.Workspace, name) is not { } known
            || await lab.StatusAsync(identity.Id, cancellationToken) is not { IsWhole: true })
        {
            return null;
        }

        var stack = await session.OpenStackAsync(name, cancellationToken);
        await using var deployer = await session.Surroundings.OpenDeployer(stack, cancellationToken);
        var nobody = new RunModel { IsPreview = true };
        var result = await deployer.RunAsync(
            Operation.Preview, new OperationOptions { Drift = true }, new SilentView(nobody), cancellationToken);
        return result is { Outcome: OperationOutcome.Succeeded, HasChanges: false } ? known : null;
    }

    private Task<ModelDocument> AskProgramAsync(StackSession stack, CancellationToken cancellationToken)
    {
        var file = LabModelFile.Path(session.Workspace, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return ProgramModel.AskAsync(stack, file, "So no host can be simulated, and nothing was started.", cancellationToken);
    }

    private async Task<int> DeployAsync(StackSession stack, CancellationToken cancellationToken)
    {
        await using var deployer = await session.Surroundings.OpenDeployer(stack, cancellationToken);
        var conversation = new TerminalConversation(session.Terminal, _options, stack.Stack, session.Surroundings.Clock);
        return await new RunHandler(deployer, conversation, session.Surroundings.Interrupts).RunAsync(_options);
    }
}
