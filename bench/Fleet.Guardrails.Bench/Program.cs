using System.Diagnostics;
using System.Globalization;
using Fleet;
using Fleet.Guardrails.Bench;

// Holds fleets of COUNT services against every rule:  Fleet.Guardrails.Bench COUNT
// Prints the processor's milliseconds of the first time, which compiles the rules, those of the best of ten more, and what was found.
var fleet = BenchFleet.Declare(int.Parse(args[0], CultureInfo.InvariantCulture));
var first = Time(fleet);
var best = Enumerable.Range(0, 10).Min(_ => Time(fleet));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first:0.0} {best:0.0} {fleet.Evaluate().Count}"));
return 0;

static double Time(FleetModel fleet)
{
    // Processor time: what else the machine does is no part of it.
    using var self = Process.GetCurrentProcess();
    var before = self.TotalProcessorTime;
    fleet.Evaluate();
    self.Refresh();
    return (self.TotalProcessorTime - before).TotalMilliseconds;
}
