using System.Diagnostics;
using System.Globalization;
using Fleet.Engine;
using Fleet.Engine.Bench;

// One operation on a stack of COUNT resources, in a process of its own so that its peak memory is its own:
//   Fleet.Engine.Bench OPERATION COUNT FOLDER      OPERATION: create, preview, noop, change, refresh
// Prints milliseconds, peak megabytes and allocated megabytes.
var (name, count, folder) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture), args[2]);
var bench = new BenchStack(folder);
var size = name is "change" ? 2 : 1;
var operation = name switch
{
    "preview" => Operation.Preview,
    "refresh" => Operation.Refresh,
    _ => Operation.Up,
};

// What is compiled just in time, and the key that is derived, is no part of the cost per resource.
await bench.RunAsync(Operation.Preview, 10, 1);
var started = Stopwatch.GetTimestamp();
var result = await bench.RunAsync(operation, count, size);
var time = Stopwatch.GetElapsedTime(started);

if (result.Outcome != OperationOutcome.Succeeded || (name is "preview" or "noop" && result.HasChanges))
{
    Console.Error.WriteLine($"{name} of {count}: {result.Outcome}\n{string.Join('\n', result.Errors.Take(5))}");
    return 1;
}

using var self = Process.GetCurrentProcess();
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{time.TotalMilliseconds:0} {self.PeakWorkingSet64 / 1048576.0:0} {GC.GetTotalAllocatedBytes() / 1048576.0:0}"));
return 0;
