using Fleet.Engine.Importing;
using Fleet.Engine.State;
using Fleet.Engine.State.Operations;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.TestKit;
using FluentAssertions;

namespace Fleet.Engine.Tests.Fuzzing;

/// <summary>
/// Carries out a case and checks after every round what must be true whatever happened, and at the end that a run without
/// faults heals everything and one more has nothing to do.
/// </summary>
internal sealed class FuzzRun(FuzzCase fuzz) : IDisposable
{
    private readonly TestStack _stack = new(TempFolder.InMemory());
    private readonly List<string> _wrong = [];
    private readonly List<string> _runs = [];
    private int _acts;

    public void Dispose() => _stack.Dispose();

    public static async Task CheckAsync(FuzzCase fuzz)
    {
        using var run = new FuzzRun(fuzz);
        try
        {
            foreach (var round in fuzz.Rounds)
            {
                await run.RoundAsync(round);
            }

            await run.HealAsync(fuzz.Rounds[^1].Program);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{fuzz}\n{string.Join("\n", run._runs)}\n{exception.Message}", exception);
        }
    }

    private async Task RoundAsync(FuzzRound round)
    {
        Meddle(round.Meddled);
        await EditAsync(round);
        var before = await _stack.StateAsync();
        var existing = _stack.Cloud.Objects.Keys.ToHashSet();
        using var cancel = new CancellationTokenSource();
        using var terminate = new CancellationTokenSource();
        var killed = SetUp(round, before, cancel, terminate);
        var log = await _stack.RunAsync(
            round.Operation,
            monitor => RunAsync(monitor, round),
            new OperationOptions
            {
                Parallel = round.Parallel,
                Refresh = round.Refreshes,
                ContinueOnError = !round.StopsAtErrors,
                Targets = round.Operation == Operation.Import ? [] : round.Targets,
                Import = round.Operation == Operation.Import ? Found() : null,
                Terminate = terminate.Token,
            },
            cancellationToken: cancel.Token);
        Note($"{round.Operation}", log);
        killed?.Restore(_stack);
        TearDown();
        _wrong.Should().BeEmpty();
        await CheckAsync(round, before, existing);
    }

    // Something that somebody has made by hand, and that nobody declares.
    private ImportRequest Found()
    {
        var id = _stack.Cloud.NewId("x");
        var made = new FakeObject(id, Urn.Parse(TestStack.Urn("elsewhere")), PropertyMap.Of(("size", 1), ("kept", true)), "running");
        _stack.Cloud.Objects[id] = made;
        return new ImportRequest { Resources = [new ImportSpec { Type = "fake:index:Thing", Name = "x", Id = id }], Protect = false };
    }

    private async Task EditAsync(FuzzRound round)
    {
        var recorded = (await _stack.RecordedAsync()).ToHashSet();
        var names = round.Edited.Where(recorded.Contains).ToList();
        if (names.Count == 0)
        {
            return;
        }

        var edits = new StateEdits(_stack.Backend);
        try
        {
            await (round.Edit switch
            {
                FuzzEdit.None => Task.CompletedTask,
                FuzzEdit.Taint => edits.TaintAsync(TestStack.Stack, names, true),
                FuzzEdit.Protect => edits.ProtectAsync(TestStack.Stack, names, true),
                FuzzEdit.Unprotect => edits.ProtectAsync(TestStack.Stack, names, false),
            });
        }
        catch (DiagnosticException exception) when (exception.Message.Contains("name", StringComparison.Ordinal))
        {
            // Two of a name: the operator would have to say which.
        }
    }

    private static async Task RunAsync(MonitorClient monitor, FuzzRound round)
    {
        await round.Program.RunAsync(monitor);
        if (round.Fault == FuzzFault.BrokenProgram)
        {
            throw new DiagnosticException("broken");
        }
    }

    private FuzzKill? SetUp(FuzzRound round, Deployment before, CancellationTokenSource cancel, CancellationTokenSource terminate)
    {
        var cloud = _stack.Cloud;
        cloud.Down.UnionWith(round.Fault == FuzzFault.Down ? round.Names : []);
        cloud.Unhealthy.UnionWith(round.Fault == FuzzFault.Unhealthy ? round.Names : []);
        var kill = round.Fault == FuzzFault.Killed ? new FuzzKill(round.TakesEffect) : null;
        _acts = 0;
        cloud.OnDelete = (urn, id) => CheckOrder(urn, id, before, round);
        cloud.OnAct = async (act, token) =>
        {
            var isNow = Interlocked.Increment(ref _acts) == round.At;
            kill?.Act(_stack, isNow);
            if (!isNow)
            {
                return;
            }

            switch (round.Fault)
            {
                case FuzzFault.Lost:
                    cloud.LosesAnswer = round.TakesEffect ? act : "";
                    if (!round.TakesEffect)
                    {
                        throw new IOException("lost");
                    }

                    break;
                case FuzzFault.Hanging:
                    await cancel.CancelAsync();
                    await terminate.CancelAsync();
                    await Task.Delay(Timeout.Infinite, token);
                    break;
                case FuzzFault.Cancelled:
                    await cancel.CancelAsync();
                    break;
            }
        };
        return kill;
    }

    private void TearDown()
    {
        var cloud = _stack.Cloud;
        cloud.OnAct = (_, _) => Task.CompletedTask;
        cloud.OnDelete = (_, _) => { };
        cloud.LosesAnswer = "";
        cloud.Down.Clear();
        cloud.Unhealthy.Clear();
    }

    // Nothing that is to go may go before what depends on it and is to go as well.
    private void CheckOrder(Urn going, string id, Deployment before, FuzzRound round)
    {
        if (before.Resources.Any(state => state.IsDeleted && state.Id == id))
        {
            // It was replaced before, and what goes by that name depends on the one after it.
            return;
        }

        var declared = round.Operation == Operation.Destroy
            ? []
            : round.Program.Declared.SelectMany(thing => thing.OldUrns.Append(thing.Urn)).ToHashSet();
        var waiting = declared.Contains(going.Text) ? null : before.Resources.FirstOrDefault(state => state is { RetainOnDelete: false, IsDeleted: false, IsPendingReplacement: false }
            && state.DeletedWith.IsEmpty && !declared.Contains(state.Urn.Text)
            && state.Dependencies.Contains(going) && _stack.Cloud.Objects.ContainsKey(state.Id));
        if (waiting is not null)
        {
            lock (_wrong)
            {
                _wrong.Add($"'{going.Name}' was removed while '{waiting.Urn.Name}', which depended on it, was still there");
            }
        }
    }

    private async Task CheckAsync(FuzzRound round, Deployment before, HashSet<string> existing)
    {
        var after = await _stack.StateAsync();
        Integrity.Check(after).Should().BeEmpty();

        // What was protected, and is not asked for without protection, is still there.
        var unprotected = round.Operation is Operation.Up or Operation.Preview
            ? round.Program.Declared.Where(thing => !thing.IsProtected).SelectMany(thing => thing.OldUrns.Append(thing.Urn)).ToHashSet()
            : [];

        // Nor was its replacement begun before, when it was asked for without.
        unprotected.UnionWith(before.PendingOperations.Where(pending => !pending.Resource.IsProtected).Select(pending => pending.Resource.Urn.Text));
        foreach (var state in before.Resources.Where(state => state is { IsProtected: true, IsCustom: true, IsDeleted: false, IsPendingReplacement: false }))
        {
            if (!unprotected.Contains(state.Urn.Text) && existing.Contains(state.Id))
            {
                var survives = _stack.Cloud.Objects.ContainsKey(state.Id);
                survives.Should().BeTrue("'{0}' is protected", state.Urn.Name);
            }
        }
    }

    private void Note(string what, RunLog log) =>
        _runs.Add($"  → {what}: {string.Join(", ", log.Steps)}; errors: {string.Join(" ", log.Errors)}; objects: {string.Join(",", _stack.Cloud.Objects.Keys.Order(StringComparer.Ordinal))}");

    private void Meddle(IEnumerable<string> names)
    {
        var isRemoval = fuzz.Seed % 2 == 0;
        foreach (var made in _stack.Cloud.Objects.Values.Where(made => names.Contains(made.Urn.Name)).ToList())
        {
            if (isRemoval)
            {
                _stack.Cloud.Objects.TryRemove(made.Id, out _);
            }
            else
            {
                _stack.Cloud.Objects[made.Id] = made with { State = "stopped" };
            }
        }
    }

    private async Task HealAsync(FuzzProgram last)
    {
        // What is protected and no longer declared stays in the way: it is declared again, without protection.
        var recorded = (await _stack.StateAsync()).Resources.Where(state => state.IsProtected).Select(state => state.Urn.Text).ToHashSet();
        var program = last with
        {
            Things =
            [
                .. last.Things.Select(thing => thing with
                {
                    IsProtected = false,
                    IsDeclared = thing.IsDeclared || thing.OldUrns.Append(thing.Urn).Any(recorded.Contains),
                }),
            ],
        };

        // Twice: what a failure has kept for now goes with the second run, when nothing depends on it any more.
        var first = await _stack.UpAsync(program.RunAsync);
        Note("heal", first);
        if (first.Errors.Any() && first.Errors.All(error => error.Contains("it is protected", StringComparison.Ordinal)))
        {
            // It is in the way of something it depends on before the program can say that it no longer is protected.
            var text = await File.ReadAllTextAsync(_stack.CheckpointFile);
            await File.WriteAllTextAsync(_stack.CheckpointFile, text.Replace("\"protect\":true", "\"protect\":false", StringComparison.Ordinal));
            first = await _stack.UpAsync(program.RunAsync);
            Note("heal unprotected", first);
        }

        first.Errors.Should().BeEmpty();
        var (preview, second) = await _stack.PreviewAndUpAsync(program.RunAsync, new OperationOptions { Drift = false });
        Note("heal again", second);
        preview.Errors.Should().BeEmpty();
        second.Errors.Should().BeEmpty();
        second.Result.Differences.Should().BeEmpty();
        var again = await _stack.UpAsync(program.RunAsync, new OperationOptions { ExpectNoChanges = true });
        again.Errors.Should().BeEmpty();

        var names = program.Declared.Select(thing => thing.Name).Order(StringComparer.Ordinal).ToList();
        (await _stack.RecordedAsync()).Should().Equal(names.Append("inner").Append("outer").Order(StringComparer.Ordinal));
        var state = await _stack.StateAsync();
        state.PendingOperations.Should().BeEmpty();
        var owned = state.Resources.Select(resource => resource.Id).ToHashSet();
        _stack.Cloud.Objects.Values.Where(made => owned.Contains(made.Id)).Should().HaveCount(names.Count);

        // Nothing is there twice, and what is there and not recorded was to be kept.
        _stack.Cloud.Objects.Values.Where(made => !owned.Contains(made.Id) && made.Inputs.Find("kept")?.Equals((PropertyValue)true) != true)
            .Select(made => made.Id).Should().BeEmpty();
    }
}
