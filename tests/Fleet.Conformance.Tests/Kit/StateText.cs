using System.Globalization;
using System.Text;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Conformance.Tests.Kit;

/// <summary>Recorded state as text: every resource with what is not as usual, secrets marked as such.</summary>
internal static class StateText
{
    public static string Of(Deployment deployment)
    {
        var text = new StringBuilder();
        // Parallel registrations are recorded in any order that respects dependencies.
        foreach (var state in deployment.Resources.OrderBy(state => state.Urn.Text, StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"state {Title(state)}");
            foreach (var line in Details(state).Where(line => line.Length > 0))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {Names.Short(line)}");
            }
        }

        foreach (var pending in deployment.PendingOperations)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"pending {pending.Kind} {Names.Short(pending.Resource.Urn.Text)}");
        }

        return text.ToString();
    }

    private static string Title(ResourceState state)
    {
        // A command's id is random.
        var isRandom = state.Type.StartsWith("command:", StringComparison.Ordinal);
        var id = isRandom ? " = ID" : state.Id.Length > 0 ? $" = {state.Id}" : "";
        var marks = string.Concat(
            state.IsProtected ? " protected" : "",
            state.IsExternal ? " external" : "",
            state.IsDeleted ? " deleted" : "",
            state.IsTainted ? " tainted" : "",
            state.IsPendingReplacement ? " pending replacement" : "",
            state.RetainOnDelete ? " retained" : "");
        return Names.Short($"{state.Urn}{id}{marks}");
    }

    private static IEnumerable<string> Details(ResourceState state) =>
    [
        state.Parent.IsEmpty || state.Parent.IsRootStack ? "" : $"parent {state.Parent}",
        state.Provider is null ? "" : $"provider {state.Provider}",
        Properties("inputs", state.Inputs),
        state.Outputs.Equals(state.Inputs) ? "" : Properties("outputs", state.Outputs),
        Urns("dependencies", state.Dependencies),
        .. state.PropertyDependencies.Select(entry => Urns($"{entry.Key} from", entry.Value)),
        Texts("secret outputs", state.AdditionalSecretOutputs),
        Texts("ignores", state.IgnoreChanges),
        Texts("hides", state.HideDiffs),
        Texts("replaces on", state.ReplaceOnChanges),
        Urns("replaced with", state.ReplaceWith),
        Texts("unhealthy", state.InitErrors),
        state.DeletedWith.IsEmpty ? "" : $"deleted with {state.DeletedWith}",
        state.ReplacementTrigger is { } trigger ? $"trigger {ValueText.Of(trigger)}" : "",
        state.ImportId.Length > 0 ? $"imported {state.ImportId}" : "",
        Timeouts(state.Timeouts),
    ];

    private static string Properties(string title, PropertyMap properties) =>
        properties.Count == 0 ? "" : $"{title} {ValueText.Of(properties)}";

    private static string Urns(string title, IEnumerable<Urn> urns) =>
        Texts(title, urns.Select(urn => urn.Text).Order(StringComparer.Ordinal));

    private static string Texts(string title, IEnumerable<string> texts) =>
        texts.Any() ? $"{title} {string.Join(" ", texts)}" : "";

    private static string Timeouts(CustomTimeouts timeouts) => timeouts == CustomTimeouts.None
        ? ""
        : $"timeouts create {timeouts.Create}, update {timeouts.Update}, delete {timeouts.Delete}, read {timeouts.Read}";
}
