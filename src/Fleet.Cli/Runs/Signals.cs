using System.Runtime.InteropServices;

namespace Fleet.Cli.Runs;

/// <summary>Turns the process's signals into <see cref="Interrupts"/>.</summary>
internal sealed class Signals : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;

    private Signals(PosixSignalRegistration[] registrations) => _registrations = registrations;

    /// <summary>Forwards Ctrl-C, a polite kill and a closed terminal until disposed.</summary>
    public static Signals Forward(Interrupts interrupts) => new(
    [
        .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(
            signal => PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                interrupts.Signal();
            })),
    ]);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }
}
