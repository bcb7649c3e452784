using Fleet.Engine.Importing;
using Fleet.Engine.Planning;
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
internal sealed class FuzzRun : IDisposable
{
    private readonly FuzzCase _fuzz;
    private readonly TestStack _stack = new(TempFolder.InMemory());
    private readonly List<string> _runs = [];
    private readonly FuzzLedger _ledger;
    private int _acts;

    private FuzzRun(FuzzCase fuzz)
    {
        (_fuzz, _ledger) = (fuzz, new FuzzLedger(_stack));
        _stack.Cloud.IsUnreadable = fuzz.IsUnreadable;
    }

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
        var order = Watch(before, round.Operation);
        var killed = SetUp(round, cancel, terminate);
        var log = await _stack.RunAsync(
            round.Operation,
            monitor => RunAsync(monitor, round, order),
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
        order.Wrong.Should().BeEmpty();
        var after = await _stack.StateAsync();
        Integrity.Check(after).Should().BeEmpty();
        _ledger.Check(after);
        _ledger.CheckSurvivors(round, before, existing);
    }

    private FuzzOrder Watch(Deployment before, Operation operation)
    {
        var order = new FuzzOrder(_stack, before) { IsProgramDone = operation == Operation.Destroy };
        _stack.Cloud.OnDelete = order.Check;
        return order;
    }

    // Something that somebody has made by hand, and that nobody declares.
    private ImportRequest Found()
    {
        var id = _stack.Cloud.NewId("x");
        var made = new FakeObject(id, Urn.Parse(TestStack.Urn("elsewhere")), PropertyMap.Of(("size", 1), ("kept", true)), "running");
        _stack.Cloud.Objects[id] = made;
        _ledger.AddByHand(id);
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

    private static async Task RunAsync(MonitorClient monitor, FuzzRound round, FuzzOrder order)
    {
        // What is left alone is answered for as it is recorded.
        await round.Program.RunAsync(monitor, urn =>
        {
            if (round.Targets.IsEmpty || new Targets(round.Targets).Contains(Urn.Parse(urn)))
            {
                order.Register(urn);
            }
        });
        order.IsProgramDone = true;
        if (round.Fault == FuzzFault.BrokenProgram)
        {
            throw new DiagnosticException("broken");
        }
    }

    private FuzzKill? SetUp(FuzzRound round, CancellationTokenSource cancel, CancellationTokenSource terminate)
    {
        var cloud = _stack.Cloud;
        cloud.Down.UnionWith(round.Fault == FuzzFault.Down ? round.Names : []);
        cloud.Unhealthy.UnionWith(round.Fault == FuzzFault.Unhealthy ? round.Names : []);
        var kill = round.Fault == FuzzFault.Killed ? new FuzzKill(round.TakesEffect) : null;
        _acts = 0;
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
        cloud.OnDelete = _ => { };
        cloud.LosesAnswer = "";
        cloud.Down.Clear();
        cloud.Unhealthy.Clear();
    }

    private void Note(string what, RunLog log) =>
        _runs.Add($"  → {what}: {string.Join(", ", log.Steps)}; errors: {string.Join(" ", log.Errors)}; objects: {string.Join(",", _stack.Cloud.Objects.Keys.Order(StringComparer.Ordinal))}");

    private void Meddle(IEnumerable<string> names)
    {
        var isRemoval = _fuzz.Seed % 2 == 0;
        foreach (var made in _stack.Cloud.Objects.Values.Where(made => names.Contains(made.Urn.Name) && !_fuzz.IsUnreadable(made.Urn.Name)).ToList())
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
        var first = await UpAsync("heal", program);
        if (first.Errors.Any() && first.Errors.All(error => error.Contains("it is protected", StringComparison.Ordinal)))
        {
            // It is in the way of something it depends on before the program can say that it no longer is protected.
            var text = await File.ReadAllTextAsync(_stack.CheckpointFile);
            await File.WriteAllTextAsync(_stack.CheckpointFile, text.Replace("\"protect\":true", "\"protect\":false", StringComparison.Ordinal));
            first = await UpAsync("heal unprotected", program);
        }

        first.Errors.Should().BeEmpty();
        var preview = await _stack.PreviewAsync(program.RunAsync, new OperationOptions { Drift = false });
        preview.Errors.Should().BeEmpty();
        var second = await UpAsync("heal again", program, new OperationOptions { Drift = false, Previewed = preview.Result.Plan });
        second.Errors.Should().BeEmpty();
        second.Result.Differences.Should().BeEmpty();
        var again = await UpAsync("and again", program, new OperationOptions { ExpectNoChanges = true });
        again.Errors.Should().BeEmpty();

        var names = program.Declared.Select(thing => thing.Name).Order(StringComparer.Ordinal).ToList();
        (await _stack.RecordedAsync()).Should().Equal(names.Append("inner").Append("outer").Order(StringComparer.Ordinal));
        var state = await _stack.StateAsync();
        state.PendingOperations.Should().BeEmpty();
        var objects = state.Resources.Where(resource => _stack.Cloud.Objects.ContainsKey(resource.Id))
            .ToDictionary(resource => resource.Urn.Name, resource => _stack.Cloud.Objects[resource.Id]);
        objects.Should().HaveCount(names.Count);
        foreach (var thing in program.Declared.Where(thing => !thing.IgnoresSize))
        {
            objects[thing.Name].Inputs[thing.Input].Should().Be((PropertyValue)thing.Value, "'{0}' is as declared", thing.Name);
        }

        _ledger.Check(state);
    }

    private async Task<RunLog> UpAsync(string what, FuzzProgram program, OperationOptions? options = null)
    {
        var order = Watch(await _stack.StateAsync(), Operation.Up);
        var log = await _stack.UpAsync(
            async monitor =>
            {
                await program.RunAsync(monitor, order.Register);
                order.IsProgramDone = true;
            },
            options);
        Note(what, log);
        order.Wrong.Should().BeEmpty();
        return log;
    }
}
