using System.Diagnostics;
using System.Globalization;
using Fleet;
using Fleet.Guardrails.Bench;

// Holds fleets of COUNT services against every rule:  Fleet.Guardrails.Bench COUNT
// Prints the processor's milliseconds for a fleet of ten services, most of which is the compiling of the rules; then those for the
// whole fleet, the first time and the best of ten more; and what was found.
var compiling = Time(BenchFleet.Declare(10));
var fleet = BenchFleet.Declare(int.Parse(args[0], CultureInfo.InvariantCulture));
var first = Time(fleet);
var best = Enumerable.Range(0, 10).Min(_ => Time(fleet));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{compiling:0.0} {first:0.0} {best:0.0} {fleet.Evaluate().Count}"));
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
