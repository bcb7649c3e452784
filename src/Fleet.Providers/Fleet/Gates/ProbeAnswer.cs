namespace Fleet.Providers.Fleet.Gates;

/// <summary>What a probe found.</summary>
/// <param name="IsHealthy">True when the gate may open.</param>
/// <param name="Answer">What was answered, as the end of a sentence.</param>
/// <param name="Detail">More lines, such as the last output of a health check; empty when none.</param>
internal sealed record ProbeAnswer(bool IsHealthy, string Answer, string Detail = "");
