using System.Diagnostics;
using System.Globalization;
using Fleet;
using Fleet.Components;
using Fleet.Guardrails.Bench;
using Pulumi;

// A program of BENCH_SERVICES services, when an engine runs it; with BENCH_UNCHECKED=1 it is registered without being checked.
//   Fleet.Guardrails.Bench config COUNT    prints what the stack's config says of their hosts
//   Fleet.Guardrails.Bench COUNT           holds fleets of COUNT services against every rule
// The latter prints the milliseconds for a fleet of ten services, most of which is the compiling of the rules; then those for the
// whole fleet, the first time and the best of ten more; the processor's milliseconds of the first two; and how much was found.
if (Environment.GetEnvironmentVariable("PULUMI_MONITOR") is not null)
{
    var services = int.Parse(Environment.GetEnvironmentVariable("BENCH_SERVICES") ?? "1000", CultureInfo.InvariantCulture);
    if (Environment.GetEnvironmentVariable("BENCH_UNCHECKED") != "1")
    {
        return await FleetProgram.RunAsync(fleet => BenchFleet.Declare(fleet, services));
    }

    return await Deployment.RunAsync(() =>
    {
        var fleet = new FleetModel(FleetConfig.Read(ProgramConfig.Read(Environment.GetEnvironmentVariable("PULUMI_CONFIG"))));
        BenchFleet.Declare(fleet, services);
        return FleetRegistration.Register(fleet, null);
    });
}

var count = int.Parse(args[^1], CultureInfo.InvariantCulture);
if (args is ["config", _])
{
    Console.WriteLine("config:\n  fleet:owns: ['*']\n  fleet:hosts:");
    foreach (var (name, host) in BenchFleet.Addresses(count))
    {
        Console.WriteLine($"    {name}: {{ address: {host.Address}, overlay: {host.Overlay}, hostKey: {host.HostKey} }}");
    }

    return 0;
}

var compiling = Time(BenchFleet.Declare(10));
var large = BenchFleet.Declare(count);
var first = Time(large);
var best = Enumerable.Range(0, 10).Min(_ => Time(large).Wall);
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{compiling.Wall:0.0} {first.Wall:0.0} {best:0.0} {compiling.Processor + first.Processor:0.0} {large.Evaluate().Count}"));
return 0;

static (double Wall, double Processor) Time(FleetModel fleet)
{
    using var self = Process.GetCurrentProcess();
    var before = self.TotalProcessorTime;
    var start = Stopwatch.GetTimestamp();
    fleet.Evaluate();
    var wall = Stopwatch.GetElapsedTime(start);
    self.Refresh();
    return (wall.TotalMilliseconds, (self.TotalProcessorTime - before).TotalMilliseconds);
}
