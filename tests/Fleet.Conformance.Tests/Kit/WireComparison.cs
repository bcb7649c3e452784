using Google.Protobuf;
using Pulumirpc;

namespace Fleet.Conformance.Tests.Kit;

/// <summary>Compares what the two SDKs sent for the same program, call by call and field by field.</summary>
internal static class WireComparison
{
    private const string Sent = "sent";

    /// <summary>Every difference of the phases that both ran.</summary>
    public static IEnumerable<Difference> Of(string program, Report node, Report dotnet)
    {
        var phases = node.Phases.Concat(dotnet.Phases).ToLookup(phase => phase.Title);
        foreach (var phase in phases.Where(phase => phase.Select(run => run.Sdk).Distinct().Count() == 2))
        {
            var nodeCalls = Calls(phase.Single(run => run.Sdk == Sdk.Node).Requests);
            var dotnetCalls = Calls(phase.Single(run => run.Sdk == Sdk.Dotnet).Requests);
            foreach (var key in nodeCalls.Keys.Union(dotnetCalls.Keys))
            {
                foreach (var difference in Compare(nodeCalls.GetValueOrDefault(key), dotnetCalls.GetValueOrDefault(key)))
                {
                    yield return new Difference(program, phase.Key, key, difference.Field, difference.Node, difference.Dotnet);
                }
            }
        }
    }

    private static IEnumerable<(string Field, string Node, string Dotnet)> Compare(WireCall? node, WireCall? dotnet)
    {
        if (node is null || dotnet is null)
        {
            yield return ("", node is null ? "" : Sent, dotnet is null ? "" : Sent);
            yield break;
        }

        foreach (var field in node.Fields.Keys.Union(dotnet.Fields.Keys))
        {
            var (left, right) = (node.Fields.GetValueOrDefault(field, ""), dotnet.Fields.GetValueOrDefault(field, ""));
            if (left != right)
            {
                yield return (field, left, right);
            }
        }
    }

    // What is sent twice in the same words is told apart by counting.
    private static Dictionary<string, WireCall> Calls(IEnumerable<IMessage> requests)
    {
        var calls = new Dictionary<string, WireCall>(StringComparer.Ordinal);
        foreach (var call in requests.Where(IsMeant).Select(WireCall.Of))
        {
            var key = call.Key;
            // Whether a feature is there is asked once or often.
            for (var count = 2; !calls.TryAdd(key, call) && call.Method != "SupportsFeature"; count++)
            {
                key = $"{call.Key} #{count}";
            }
        }

        return calls;
    }

    private static bool IsMeant(IMessage request) => request is not LogRequest { Severity: LogSeverity.Debug };
}
