using System.Diagnostics;
using System.Globalization;
using Fleet.Engine.Backends;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.TestKit;

namespace Fleet.Engine.Tests.Kit;

/// <summary>What recording a step costs beside so and so many recorded resources: bytes and allocations exactly, time roughly.</summary>
internal sealed record JournalCost(int Resources, double BytesPerStep, double AllocatedPerStep, double MicrosecondsPerStep, double FoldMicrosecondsPerResource)
{
    private static readonly int[] Sizes = [100, 1_000, 10_000, 50_000];

    /// <summary>Prints the table that <c>bench/state</c> shows.</summary>
    public static async Task PrintAsync(TextWriter output)
    {
        await MeasureAsync(100, 200);
        var first = await MeasureAsync(Sizes[0], 1_000);
        await output.WriteLineAsync("resources   bytes/step      ratio   allocated/step   ratio   µs/step   ratio   µs/resource to fold");
        foreach (var size in Sizes)
        {
            var cost = await MeasureAsync(size, 1_000);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{size,9}   {cost.BytesPerStep,10:0.0}   {cost.BytesPerStep / first.BytesPerStep,8:0.000}   {cost.AllocatedPerStep,14:0}   {cost.AllocatedPerStep / first.AllocatedPerStep,5:0.00}   {cost.MicrosecondsPerStep,7:0.0}   {cost.MicrosecondsPerStep / first.MicrosecondsPerStep,5:0.00}   {cost.FoldMicrosecondsPerResource,10:0.0}"));
        }
    }

    /// <summary>Records so many updates, each a beginning and an end, in a state of a size.</summary>
    public static async Task<JournalCost> MeasureAsync(int resources, int steps)
    {
        using var folder = new TempFolder();
        var deployment = new Deployment { Resources = [.. Enumerable.Range(0, resources).Select(number => Resource(number, resources))] };
        var path = folder["s.journal"];
        await using var journal = new Journal(
            new FileJournal(path), () => JournalJson.Header("base", ""), () => Task.FromResult<IStateSecrets>(NoSecrets.Instance));
        var recorder = new StateRecorder(new Fleet.Engine.State.Snapshot(deployment), journal, () => Task.FromResult(true));

        // The first append makes the file.
        await StepAsync(recorder, deployment, 0);
        var length = new FileInfo(path).Length;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        for (var step = 0; step < steps; step++)
        {
            await StepAsync(recorder, deployment, step % resources);
        }

        var time = watch.Elapsed;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var bytes = new FileInfo(path).Length - length;
        watch.Restart();
        DeploymentJson.WriteCheckpoint("organization/p/s", recorder.Fold(), NoSecrets.Instance);
        return new JournalCost(
            resources, (double)bytes / steps, (double)allocated / steps, time.TotalMicroseconds / steps, watch.Elapsed.TotalMicroseconds / resources);
    }

    private static async Task StepAsync(StateRecorder recorder, Deployment deployment, int slot)
    {
        var changed = deployment.Resources[slot] with { Modified = DateTimeOffset.UnixEpoch };
        var begun = await recorder.BeginAsync(PendingKind.Updating, changed);
        await recorder.EndAsync(begun, new SlotChange(slot, changed));
    }

    private static ResourceState Resource(int number, int count) => new()
    {
        Urn = Urn.Parse(TestStack.Urn($"r{number:D5}")),
        IsCustom = true,
        Id = $"id-{number:D5}",
        Inputs = PropertyMap.Of(("image", "docker.io/library/postgres:17.2"), ("memory", 512), ("name", $"r{number:D5}")),
        Outputs = PropertyMap.Of(("image", "docker.io/library/postgres:17.2"), ("memory", 512), ("name", $"r{number:D5}")),
        Dependencies = [Urn.Parse(TestStack.Urn($"r{Math.Max(0, number - 1) % count:D5}"))],
    };
}
