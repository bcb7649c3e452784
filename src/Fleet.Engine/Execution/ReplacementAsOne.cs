using Fleet.Engine.State;
using Fleet.Protocol.Providers;

namespace Fleet.Engine.Execution;

/// <summary>
/// A replacement that its provider does as one operation: the old object serves until the new one works, or serves again.
/// Until the outcome is recorded the old object is, with the creation of the new one as pending.
/// </summary>
internal static class ReplacementAsOne
{
    /// <summary>The provider, when it can replace the recorded object that way; null when it cannot.</summary>
    public static IReplaceAsOne? Find(RunContext run, ResourceWork work, ResourceState recorded) =>
        work.Provider is { IsConfigured: true, Provider: IReplaceAsOne provider }
        && recorded.Hooks.At(HookPoint.BeforeDelete).IsEmpty && recorded.Hooks.At(HookPoint.AfterDelete).IsEmpty
        && recorded is { IsCustom: true, IsExternal: false, RetainOnDelete: false, Id.Length: > 0 }
        && recorded.Provider == work.Provider.Reference
        && provider.CanReplaceAsOne(Request(work.Provider, recorded, work.Wanted, run.IsPreview))
            ? provider
            : null;

    /// <summary>Has the provider replace the object; in a preview, asks what will come of it.</summary>
    public static async Task<ResourceState> ReplaceAsync(
        RunContext run, ResourceWork work, IReplaceAsOne provider, ResourceState recorded, CancellationToken cancellationToken)
    {
        var wanted = work.Wanted with { Id = "", Outputs = Protocol.Values.PropertyMap.Empty, Created = null };
        if (run.IsPreview)
        {
            return await ObjectOperations.CreateAsync(run, work.Provider, wanted, cancellationToken);
        }

        var result = await provider.ReplaceAsync(Request(work.Provider, recorded, wanted, isPreview: false), cancellationToken);
        return ObjectOperations.Created(run, wanted, result);
    }

    /// <summary>
    /// Finds out what came of a replacement that was begun as one; null when it was not. The old object may be what there
    /// is, as before.
    /// </summary>
    public static async Task<ReadResult?> SettleAsync(
        RunContext run, ProviderHandle provider, ResourceState begun, OldResource? old)
    {
        if (provider.Provider is not IReplaceAsOne replacing
            || old?.State is not { IsPendingReplacement: false, Id.Length: > 0 } recorded)
        {
            return null;
        }

        var request = Request(provider, recorded, begun, isPreview: false);
        if (recorded.Provider != begun.Provider || !replacing.CanReplaceAsOne(request))
        {
            return null;
        }

        using (await run.Gate.EnterAsync(run.Stopping))
        {
            return await replacing.SettleReplacementAsync(request, run.Stopping);
        }
    }

    private static ReplaceRequest Request(
        ProviderHandle provider, ResourceState recorded, ResourceState wanted, bool isPreview) => new(
            recorded.Urn,
            recorded.Id,
            provider.Send(recorded.Inputs, isPreview: true),
            provider.Send(recorded.Outputs, isPreview: true),
            provider.Send(wanted.Inputs, isPreview),
            wanted.Timeouts.Create);
}
