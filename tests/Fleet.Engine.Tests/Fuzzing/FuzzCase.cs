using System.Collections.Immutable;

namespace Fleet.Engine.Tests.Fuzzing;

/// <summary>What goes wrong in a round.</summary>
internal enum FuzzFault
{
    None,

    /// <summary>Some objects cannot be reached.</summary>
    Down,

    /// <summary>Some objects come to be and are not healthy.</summary>
    Unhealthy,

    /// <summary>An operation loses its answer: it may have taken effect.</summary>
    Lost,

    /// <summary>An operation never answers, and the operator does not wait.</summary>
    Hanging,

    /// <summary>The engine is killed in an operation, before or after that takes effect.</summary>
    Killed,

    /// <summary>The operator cancels in an operation.</summary>
    Cancelled,

    /// <summary>The program fails after it has registered everything.</summary>
    BrokenProgram,
}

/// <summary>What is edited in the state between two rounds.</summary>
internal enum FuzzEdit
{
    None,
    Taint,
    Protect,
    Unprotect,
}

/// <summary>One run of a case.</summary>
internal sealed record FuzzRound
{
    public required Operation Operation { get; init; }

    public required FuzzProgram Program { get; init; }

    public FuzzFault Fault { get; init; }

    /// <summary>The names that the fault is about.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>The operation of the provider in which the fault happens, from 1.</summary>
    public int At { get; init; }

    /// <summary>True when that operation takes effect all the same.</summary>
    public bool TakesEffect { get; init; }

    /// <summary>Objects that somebody stops or removes by hand before the round.</summary>
    public ImmutableArray<string> Meddled { get; init; } = [];

    /// <summary>What an operator edits in the state before the round; the names it is about are <see cref="Edited"/>.</summary>
    public FuzzEdit Edit { get; init; }

    /// <summary>The names of what is edited.</summary>
    public ImmutableArray<string> Edited { get; init; } = [];

    public bool Refreshes { get; init; }

    public bool StopsAtErrors { get; init; }

    public ImmutableArray<string> Targets { get; init; } = [];

    public int Parallel { get; init; } = 4;

    public override string ToString() =>
        $"{Operation}{(Refreshes ? " --refresh" : "")}{(StopsAtErrors ? " stopping" : "")} -p {Parallel} fault {Fault} [{string.Join(",", Names)}] "
        + $"at {At}{(TakesEffect ? " with effect" : "")} meddled [{string.Join(",", Meddled)}] targets [{string.Join(",", Targets)}] edit {Edit} [{string.Join(",", Edited)}]\n      {Program}";
}

/// <summary>A few rounds on one stack, all of them a function of the seed.</summary>
internal sealed record FuzzCase(int Seed, ImmutableArray<FuzzRound> Rounds)
{
    private const int Things = 6;

    /// <summary>The first letter of the thing that nobody can look at; in most cases of none.</summary>
    private char Unreadable { get; } = (char)('a' + new Random(-Seed).Next(4 * Things));

    /// <summary>True for a thing that cannot be looked at, so that nobody meddles with it either.</summary>
    public bool IsUnreadable(string name) => name[0] == Unreadable;

    public static FuzzCase Of(int seed)
    {
        var random = new Random(seed);
        var rounds = ImmutableArray.CreateBuilder<FuzzRound>();
        var program = new FuzzProgram([.. Enumerable.Range(0, Things).Select(index => Thing(random, index))], "north");
        for (var count = random.Next(2, 4); count > 0; count--)
        {
            rounds.Add(Round(random, program));
            program = Changed(random, program);
        }

        return new FuzzCase(seed, rounds.ToImmutable());
    }

    public override string ToString() =>
        $"case {Seed} (FLEET_FUZZ_SEED={Seed} runs it alone), unreadable {Unreadable}:\n" + string.Join("\n", Rounds.Select((round, index) => $"  {index + 1}. {round}"));

    private static FuzzThing Thing(Random random, int index) => new()
    {
        Index = index,
        Name = $"{(char)('a' + index)}",
        IsDeclared = random.Next(5) > 0,
        Component = random.Next(3),
        Input = random.Next(4) switch { 0 => "new", 1 => "first", _ => "size" },
        Value = random.Next(1, 3),
        Uses = Some(random, index, 2),
        After = Some(random, index, 1),
        GoesWith = index > 0 && random.Next(8) == 0 ? random.Next(index) : -1,
        IsProtected = random.Next(8) == 0,
        IsRetained = random.Next(8) == 0,
        HasOwnProvider = random.Next(4) == 0,
        IgnoresSize = random.Next(10) == 0,
        DeletesFirst = random.Next(8) switch { 0 => true, 1 => false, _ => null },
    };

    private static ImmutableArray<int> Some(Random random, int below, int most) => below == 0
        ? []
        : [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => random.Next(below)).Distinct()];

    private static FuzzProgram Changed(Random random, FuzzProgram program) => new(
        [.. program.Things.Select(thing => random.Next(2) == 0 ? thing : Changed(random, thing))],
        random.Next(6) == 0 ? "south" : program.Region);

    private static FuzzThing Changed(Random random, FuzzThing thing)
    {
        var fresh = Thing(random, thing.Index);
        var isRenamed = random.Next(5) == 0;
        var changed = fresh with
        {
            Name = isRenamed ? $"{(char)('a' + thing.Index)}{thing.OldUrns.Length + 1}" : thing.Name,
            Component = random.Next(4) == 0 ? fresh.Component : thing.Component,
            OldUrns = thing.OldUrns,
        };
        return changed.Urn == thing.Urn || thing.OldUrns.Contains(changed.Urn)
            ? changed with { Name = thing.Name, Component = thing.Component }
            : changed with { OldUrns = [.. thing.OldUrns, thing.Urn] };
    }

    private static FuzzRound Round(Random random, FuzzProgram program)
    {
        var fault = random.Next(3) == 0 ? FuzzFault.None : (FuzzFault)random.Next(1, 8);
        var operation = random.Next(13) switch
        {
            0 => Operation.Refresh,
            1 => Operation.Destroy,
            2 => Operation.Preview,
            3 => Operation.Import,
            _ => Operation.Up,
        };
        return new FuzzRound
        {
            Operation = operation,
            Program = program,
            Fault = operation == Operation.Preview ? FuzzFault.None : fault,
            Names = [.. Some(random, Things, 2).Select(index => program.Things[index].Name)],
            At = random.Next(1, 8),
            TakesEffect = random.Next(2) == 0,
            Meddled = random.Next(4) == 0 ? [.. Some(random, Things, 2).Select(index => program.Things[index].Name)] : [],
            Refreshes = random.Next(8) == 0,
            StopsAtErrors = random.Next(6) == 0,
            Targets = random.Next(8) == 0 ? [.. Some(random, Things, 2).Select(index => $"**::{program.Things[index].Name}")] : [],
            Edit = random.Next(5) == 0 ? (FuzzEdit)random.Next(1, 4) : FuzzEdit.None,
            Edited = [.. Some(random, Things, 2).Select(index => program.Things[index].Name)],
            Parallel = fault == FuzzFault.Killed || random.Next(3) == 0 ? 1 : 4,
        };
    }
}
