namespace Fleet;

/// <summary>There is one owner per image digest, Fleet or Watchtower, and it is said which.</summary>
internal static class WatchtowerRules
{
    public static IEnumerable<Finding> NeverWatchedServicesSaySo(FleetModel fleet) =>
        from workload in fleet.Workloads
        let never = workload.Host!.NeverWatched
        where never.Contains(workload.Name) || never.Contains(workload.Image.ShortName)
        where workload.AllLabels.GetValueOrDefault(Watchtower.EnableLabel) != "false"
        select Finding.Error(
            "watchtower-label", workload,
            $"Watchtower must never follow it on '{workload.Host!.Id}', and it lacks the label that says so",
            $"Add the label '{Watchtower.EnableLabel}' with the value 'false'");

    public static IEnumerable<Finding> DigestsHaveOneOwner(FleetModel fleet)
    {
        foreach (var service in fleet.Workloads.OfType<Service>())
        {
            var label = service.Labels.GetValueOrDefault(Watchtower.EnableLabel);
            if (service.Update != UpdatePolicy.Watchtower && label == "true")
            {
                yield return Finding.Error(
                    "watchtower-label", service, "its label lets Watchtower follow it, while its update policy does not",
                    "Set Update to UpdatePolicy.Watchtower or remove the label");
            }

            if (service.Update == UpdatePolicy.Watchtower && service.Image.Digest is not null)
            {
                yield return Finding.Error(
                    "watchtower-digest", service, "Watchtower is to follow a tag, while its image is pinned by digest",
                    "Name a tag without a digest, or choose another update policy");
            }
        }
    }

    public static IEnumerable<Finding> FollowedServicesHaveAFollower(FleetModel fleet) =>
        from service in fleet.Workloads.OfType<Service>()
        where service.Update == UpdatePolicy.Watchtower
        where !service.Host!.Stacks.SelectMany(stack => stack.Workloads).Any(other => other.Image.ShortName == "watchtower")
        select Finding.Warning(
            "watchtower-absent", service, $"Watchtower is to follow it, and none runs on '{service.Host!.Id}'",
            "Declare a Watchtower there or choose another update policy");

    public static IEnumerable<Finding> RunnersAreNotFollowed(FleetModel fleet) =>
        from service in fleet.Workloads.OfType<Service>()
        where service.Image.ShortName is "act_runner" or "act-runner" or "gitlab-runner" or "actions-runner" or "woodpecker-agent" or "runner"
        where service.AllLabels.GetValueOrDefault(Watchtower.EnableLabel) == "true"
        select Finding.Error(
            Rules.RunnerWatched.Id, service, "Watchtower follows it, and would end the job it is running whenever its image moves",
            "Set Update to UpdatePolicy.Pinned or UpdatePolicy.Fleet");
}
