using System.Text.RegularExpressions;

namespace Fleet;

/// <summary>Names are permanent, so they must be good from the start.</summary>
internal static partial class NameRules
{
    [GeneratedRegex("^[a-z0-9][a-z0-9-]*[a-z0-9]$")]
    private static partial Regex Name { get; }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]+$")]
    private static partial Regex MemberName { get; }

    public static IEnumerable<Finding> NamesAreWellFormed(FleetModel fleet)
    {
        foreach (var host in fleet.Hosts)
        {
            if (!Name.IsMatch(host.Id))
            {
                yield return Malformed(host.Id, $"Host '{host.Id}'");
            }

            foreach (var stack in host.Stacks.Where(stack => !Name.IsMatch(stack.Name)))
            {
                yield return Malformed(stack.Path, $"Stack '{stack.Path}'");
            }
        }

        foreach (var external in fleet.Externals.Where(external => !Name.IsMatch(external.Name)))
        {
            yield return Malformed(external.Name, $"External '{external.Name}'");
        }

        foreach (var flow in fleet.Flows.Where(flow => !Name.IsMatch(flow.Name)))
        {
            yield return Malformed(flow.Name, $"Flow '{flow.Name}'");
        }

        foreach (var procedure in fleet.Procedures)
        {
            if (!Name.IsMatch(procedure.Name))
            {
                yield return Malformed(procedure.Name, $"Procedure '{procedure.Name}'");
            }

            foreach (var part in procedure.Steps.Select(step => step.Name).Concat(procedure.Phases.Select(phase => phase.Name)).Where(part => !Name.IsMatch(part)))
            {
                yield return Malformed(procedure.Name, $"'{part}' of procedure '{procedure.Name}'");
            }
        }

        foreach (var member in fleet.Members)
        {
            if (!(member is ConfigFile ? MemberName : Name).IsMatch(member.Name))
            {
                yield return Malformed(member.Path, $"{member.Noun} '{member.Path}'");
            }
        }
    }

    public static IEnumerable<Finding> NamesAreUnique(FleetModel fleet)
    {
        foreach (var id in Repeated(fleet.Hosts.Select(host => host.Id)))
        {
            yield return Repeated(id, $"Host '{id}'", "the fleet");
        }

        foreach (var name in Repeated(fleet.Externals.Select(external => external.Name)
                     .Concat(fleet.Hosts.Where(host => fleet.Externals.All(external => external.PlayedBy != host)).Select(host => host.Id))
                     .Where(name => fleet.Externals.Any(external => external.Name == name))))
        {
            yield return Repeated(name, $"External '{name}'", "the fleet");
        }

        foreach (var name in Repeated(fleet.Flows.Select(flow => flow.Name).Concat(fleet.Procedures.Select(procedure => procedure.Name))))
        {
            yield return Repeated(name, $"{(fleet.Flows.Any(flow => flow.Name == name) ? "Flow" : "Procedure")} '{name}'", "the fleet");
        }

        foreach (var path in Repeated(fleet.Hosts.SelectMany(host => host.Stacks).Select(stack => stack.Path)))
        {
            yield return Repeated(path, $"Stack '{path}'", "its host");
        }

        foreach (var name in Repeated(fleet.Secrets.Select(secret => secret.Name)))
        {
            yield return Repeated(name, $"Secret '{name}'", "the fleet");
        }

        foreach (var (noun, path) in Repeated(fleet.Members.Select(member =>
                     (member is Workload ? "Service" : member.Noun, member.Path))))
        {
            yield return Repeated(path, $"{noun} '{path}'", "its stack");
        }

        foreach (var host in fleet.Hosts)
        {
            var workloads = host.Stacks.SelectMany(stack => stack.Workloads);
            foreach (var same in workloads.GroupBy(workload => workload.ContainerName).Where(HasRivals))
            {
                yield return Finding.Error(
                    "name-taken", same.Last(),
                    $"the container name '{same.Key}' is already taken on '{host.Id}' by '{same.First().Path}'",
                    "Give one of them another ContainerName");
            }
        }
    }

    /// <summary>Inside of a network a service answers to its name, so two of one name would take turns.</summary>
    public static IEnumerable<Finding> NetworkNamesAreUnique(FleetModel fleet) =>
        from joined in fleet.Workloads.SelectMany(workload =>
            workload.JoinedNetworks.Select(network => (Network: network, Workload: workload)))
        group joined.Workload by (joined.Network, joined.Workload.Name) into same
        where HasRivals(same) && same.First().Stack != same.Last().Stack
        select Finding.Error(
            "name-taken", same.Last(),
            $"'{same.First().Path}' already answers to '{same.Key.Name}' in the network '{same.Key.Network.NameOnHost}'",
            "Rename one of them or separate their networks");

    private static bool HasRivals(IEnumerable<Workload> same) => same.Distinct().Count() > 1;

    private static IEnumerable<T> Repeated<T>(IEnumerable<T> all) =>
        all.GroupBy(each => each).Where(same => same.Count() > 1).Select(same => same.Key);

    private static Finding Malformed(string path, string subject) => new(
        FindingSeverity.Error, "name-malformed", path, subject, "the name is not usable everywhere",
        "Use two or more lower-case letters, digits and hyphens, beginning and ending with a letter or digit");

    private static Finding Repeated(string path, string subject, string where) => new(
        FindingSeverity.Error, "name-taken", path, subject, $"the name is declared more than once in {where}",
        "Names are permanent and unique: rename or remove one of them");
}
