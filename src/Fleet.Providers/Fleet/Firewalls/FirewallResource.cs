using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Fleet.Files;
using Fleet.Providers.Resources;
using Fleet.Remote;

namespace Fleet.Providers.Fleet.Firewalls;

/// <summary>
/// <c>fleet:index:Firewall</c>: the nftables table <c>inet fleet</c> of a host. New rules stay only when a new connection
/// to the host could be made after they came into force; otherwise the host takes them back by itself.
/// </summary>
internal sealed class FirewallResource(Func<FleetHost> host) : IResourceKind, IDriftingKind
{
    /// <summary>The hash of the rules as the kernel listed them when they were applied, and as it lists them now.</summary>
    private const string Applied = "appliedSha256";
    private const string Found = "sha256";

    /// <summary>The old connection may not survive the rules: what it says is not waited for longer than this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public string Token => "fleet:index:Firewall";

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request) => FirewallInputs.Check(request);

    /// <inheritdoc/>
    public DiffResult Diff(DiffRequest request)
    {
        var diff = InputDiff.Between(request.OldInputs, request.NewInputs);
        return InputDiff.AreEqual(request.OldOutputs.Find(Applied), request.OldOutputs.Find(Found))
            ? diff
            : diff with { Properties = diff.Properties.SetItem("rules", new PropertyDiff(DiffKind.Update)) };
    }

    /// <inheritdoc/>
    public async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken) =>
        request.IsPreview
            ? new CreateResult("", Unknown(request.Inputs))
            : new CreateResult("inet/fleet", await ApplyAsync(request.Urn, request.Inputs, cancellationToken));

    /// <inheritdoc/>
    public async Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        if (request.Inputs.Count == 0)
        {
            throw RemoteErrors.Error(
                request.Urn, "A firewall cannot be imported: its rules are declared, and replace the table 'inet fleet' if there is one.");
        }

        var found = await ListAsync(request.Urn, cancellationToken);
        return found.Length == 0
            ? ReadResult.Gone
            : new ReadResult(request.Id, request.Inputs, request.Outputs.With(Found, Hash(found)));
    }

    /// <inheritdoc/>
    public async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken) =>
        new(request.IsPreview ? Unknown(request.NewInputs) : await ApplyAsync(request.Urn, request.NewInputs, cancellationToken));

    /// <inheritdoc/>
    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => host().MustRunAsync(
        request.Urn, RemoteCommand.Script(FirewallScripts.Remove), $"Firewall of '{host().Name}' was not removed", cancellationToken);

    /// <inheritdoc/>
    public async Task<ImmutableArray<Drift>> FindDriftAsync(
        IReadOnlyList<RecordedResource> resources, CancellationToken cancellationToken)
    {
        var found = await ListAsync(default, cancellationToken);
        return
        [
            .. resources.Where(resource => found.Length == 0 || resource.Outputs.Find(Applied)?.AsText() != Hash(found))
                .Select(resource => new Drift(resource.Urn, found.Length == 0 ? "firewall: its table is gone" : "firewall: its rules were changed")),
        ];
    }

    private static PropertyMap Unknown(PropertyMap inputs) =>
        inputs.With(Applied, PropertyValue.Unknown.Instance).With(Found, PropertyValue.Unknown.Instance);

    private static string Hash(string listed) => FileInputs.Hash(Encoding.UTF8.GetBytes(listed.Trim()));

    private async Task<string> ListAsync(Urn urn, CancellationToken cancellationToken) => (await host().MustRunAsync(
        urn, RemoteCommand.Script(FirewallScripts.List) with { IsSafeToRepeat = true },
        $"Firewall of '{host().Name}' could not be looked at", cancellationToken)).Output;

    private async Task<PropertyMap> ApplyAsync(Urn urn, PropertyMap inputs, CancellationToken cancellationToken)
    {
        var (firewall, at, attempt) = (FirewallInputs.Read(inputs), host(), NewIds.EightHex());
        var seconds = firewall.Confirmation.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        var command = RemoteCommand.Script(FirewallScripts.Apply, attempt, seconds) with
        {
            Stdin = new MemoryStream(Encoding.UTF8.GetBytes(firewall.Ruleset)),
            Sudo = at.Sudo,
            Timeout = Patience,
        };
        var begun = at.Time.GetTimestamp();
        try
        {
            var result = await at.Connection.RunAsync(command, cancellationToken);
            if (!result.IsSuccess)
            {
                throw RemoteErrors.Error(
                    urn,
                    result.ExitCode == FirewallScripts.Refused
                        ? $"Firewall of '{at.Name}' stays as it was: nft refuses the new rules."
                        : $"Firewall of '{at.Name}' was not changed: exit code {result.ExitCode}.",
                    detail: result.Tail(8));
            }
        }
        catch (RemoteException exception) when (exception.Failure is RemoteFailure.ConnectionLost or RemoteFailure.TimedOut)
        {
            // The rules may have cut this very connection. Whether they may stay is told by a new one.
        }

        var listed = await ConfirmAsync(urn, attempt, firewall.Confirmation, begun, cancellationToken);
        return inputs.With(Applied, Hash(listed)).With(Found, Hash(listed));
    }

    private async Task<string> ConfirmAsync(
        Urn urn, string attempt, TimeSpan time, long begun, CancellationToken cancellationToken)
    {
        var at = host();
        using var deadline = new CancellationTokenSource(time, at.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var reason = "";
        try
        {
            var result = await RunAnewAsync(RemoteCommand.Script(FirewallScripts.Confirm, attempt), either.Token);
            if (result.IsSuccess)
            {
                return result.Output;
            }

            reason = result.ExitCode == FirewallScripts.TooLate ? "" : result.Tail(3);
        }
        catch (RemoteException exception)
        {
            reason = exception.Summary;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            reason = "No answer in time.";
        }

        // One moment more than the host itself waits.
        var left = time + Pause - at.Time.GetElapsedTime(begun);
        await Task.Delay(left > TimeSpan.Zero ? left : Pause, at.Time, cancellationToken);
        var seconds = time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        throw await IsBackAsync(attempt, cancellationToken)
            ? RemoteErrors.Error(
                urn,
                $"Firewall of '{at.Name}' has its rules from before again: with the new ones no new connection was made within {seconds} s.",
                "Let them accept SSH from where Fleet runs.", reason)
            : RemoteErrors.Error(
                urn,
                $"Firewall of '{at.Name}' is not known: with the new rules no new connection was made within {seconds} s, and none since, "
                + "although the host takes them back by itself.",
                "See on the host's console whether it is well: 'nft list table inet fleet'.", reason);
    }

    private async Task<bool> IsBackAsync(string attempt, CancellationToken cancellationToken)
    {
        try
        {
            return (await RunAnewAsync(RemoteCommand.Script(FirewallScripts.IsBack, attempt), cancellationToken)).IsSuccess;
        }
        catch (RemoteException)
        {
            return false;
        }
    }

    /// <summary>Over a connection of its own: those that were there before are let through whatever the rules say of new ones.</summary>
    private async Task<CommandResult> RunAnewAsync(RemoteCommand command, CancellationToken cancellationToken)
    {
        var at = host();
        if (at.OpenAnother is not { } open)
        {
            return await at.Connection.RunAsync(command with { Sudo = at.Sudo }, cancellationToken);
        }

        await using var connection = open();
        return await connection.RunAsync(command with { Sudo = at.Sudo }, cancellationToken);
    }
}
