using Fleet.Cli;
using Fleet.Cli.Commands;
using Fleet.Cli.Runs;

using var interrupts = new Interrupts();
using var signals = Signals.Forward(interrupts);
return await FleetCommandLine.RunAsync(args, SystemSurroundings.Create(interrupts));
