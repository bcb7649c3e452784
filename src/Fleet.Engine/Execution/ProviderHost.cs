using Fleet.Engine.Events;
using Fleet.Protocol;
using Fleet.Protocol.Providers;

namespace Fleet.Engine.Execution;

/// <summary>Passes on what providers report.</summary>
internal sealed class ProviderHost(EventPublisher events) : IProviderHost
{
    public void Report(Diagnostic diagnostic, bool isStatus = false) => events.Report(diagnostic, isStatus);
}
