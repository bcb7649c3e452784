using System.Text;
using Fleet.Compose.Support;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Compose.Tests;

/// <summary>docs/compose.md says of every attribute of the Compose Specification whether it is read.</summary>
public class SupportTableTests
{
    /// <summary>The attributes of the specification, section by section, in the order of its schema.</summary>
    private static readonly Dictionary<string, string> Specification = new()
    {
        ["top level"] = "version name include services models networks volumes secrets configs",
        ["include[]"] = "path env_file project_directory",
        ["services.*"] =
            "develop deploy annotations attach build blkio_config cap_add cap_drop cgroup cgroup_parent command configs container_name "
            + "cpu_count cpu_percent cpu_shares cpu_quota cpu_period cpu_rt_period cpu_rt_runtime cpus cpuset credential_spec depends_on "
            + "device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint env_file label_file environment expose extends "
            + "provider external_links extra_hosts gpus group_add healthcheck hostname image init ipc isolation labels links logging "
            + "mac_address mem_limit mem_reservation mem_swappiness memswap_limit network_mode models networks oom_kill_disable "
            + "oom_score_adj pid pids_limit platform ports post_start pre_stop privileged profiles pull_policy pull_refresh_after "
            + "read_only restart runtime scale security_opt shm_size secrets sysctls stdin_open stop_grace_period stop_signal storage_opt "
            + "tmpfs tty ulimits use_api_socket user uts userns_mode volumes volumes_from working_dir",
        ["services.*.depends_on.*"] = "restart required condition",
        ["services.*.extends"] = "service file",
        ["services.*.env_file[]"] = "path format required",
        ["services.*.healthcheck"] = "disable interval retries test timeout start_period start_interval",
        ["services.*.logging"] = "driver options",
        ["services.*.networks.*"] =
            "aliases interface_name ipv4_address ipv6_address link_local_ips mac_address driver_opts priority gw_priority",
        ["services.*.ports[]"] = "name mode host_ip target published protocol app_protocol",
        ["services.*.volumes[]"] = "type source target read_only consistency bind volume tmpfs image",
        ["services.*.volumes[].bind"] = "propagation create_host_path recursive selinux",
        ["services.*.volumes[].volume"] = "labels nocopy subpath",
        ["services.*.volumes[].tmpfs"] = "size mode",
        ["services.*.configs[], services.*.secrets[]"] = "source target uid gid mode",
        ["services.*.ulimits.*"] = "hard soft",
        ["services.*.gpus[], services.*.deploy.resources.reservations.devices[]"] = "capabilities count device_ids driver options",
        ["services.*.deploy"] = "mode endpoint_mode replicas labels rollback_config update_config resources restart_policy placement",
        ["services.*.deploy.resources"] = "limits reservations",
        ["services.*.deploy.resources.limits"] = "cpus memory pids",
        ["services.*.deploy.resources.reservations"] = "cpus memory generic_resources devices",
        ["services.*.deploy.restart_policy"] = "condition delay max_attempts window",
        ["networks.*"] = "name driver driver_opts ipam external internal enable_ipv4 enable_ipv6 attachable labels",
        ["networks.*.ipam"] = "driver config options",
        ["networks.*.ipam.config[]"] = "subnet ip_range gateway aux_addresses",
        ["volumes.*"] = "name driver driver_opts external labels",
        ["configs.*"] = "name content environment file external labels template_driver",
        ["secrets.*"] = "name environment file external labels driver driver_opts template_driver",
    };

    [Fact]
    public void Every_attribute_of_the_specification_has_its_row_and_no_other()
    {
        SupportTable.All.ToDictionary(section => section.Name, section => Sorted(section.Attributes.Select(attribute => attribute.Name)))
            .Should().BeEquivalentTo(Specification.ToDictionary(pair => pair.Key, pair => Sorted(pair.Value.Split(' '))));
    }

    [Fact]
    public void What_is_not_read_has_a_reason()
    {
        SupportTable.All.SelectMany(section => section.Attributes)
            .Where(attribute => attribute.Kind != SupportKind.Read && attribute.Note.Length == 0).Should().BeEmpty();
    }

    [Fact]
    public void Each_refused_attribute_is_refused_with_its_reason_and_each_ignored_one_is_accepted()
    {
        foreach (var attribute in SupportTable.Service.Attributes.Where(attribute => attribute.Kind != SupportKind.Read))
        {
            var text = $"services:\n  web:\n    image: acme/web:1\n    {attribute.Name}: \"1\"\n";

            var reading = () => ComposeFile.Parse(text, "/", new ComposeOptions { Name = "shop" });

            if (attribute.Kind == SupportKind.Ignored)
            {
                reading.Should().NotThrow(attribute.Name);
            }
            else
            {
                reading.Should().Throw<ComposeException>().Which.Message.Should().Be(
                    $"compose.yaml:4:5: Service 'web': '{attribute.Name}' is not supported: {attribute.Note}. Remove it, or name it in ComposeOptions.LeaveOut.");
                var leftOut = new ComposeOptions { Name = "shop", LeaveOut = { $"services.*.{attribute.Name}" } };
                ComposeFile.Parse(text, "/", leftOut).Workloads.Should().HaveCount(1);
            }
        }
    }

    [Fact]
    public void The_documentation_has_the_table()
    {
        var path = Path.Combine(RepositoryRoot.Path, "docs", "compose.md");
        const string Mark = "## Attribute by attribute\n";
        var words = File.ReadAllText(path).Split(Mark)[0];

        Snapshot.MatchesFile(words + Mark + Table(), "docs/compose.md");
    }

    private static string Table()
    {
        var text = new StringBuilder("\nWritten by `SupportTableTests` from the table that the reader goes by.\n");
        foreach (var section in SupportTable.All.Concat([SupportTable.Own, SupportTable.OwnEndpoint, SupportTable.OwnPort]))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n### {section.Name.Replace("*", "\\*", StringComparison.Ordinal)}\n\n");
            foreach (var kind in section.Attributes.GroupBy(attribute => (attribute.Kind, attribute.Note))
                         .OrderBy(same => same.Key.Kind).ThenBy(same => same.Key.Note, StringComparer.Ordinal))
            {
                var names = string.Join(", ", kind.Select(attribute => $"`{attribute.Name}`"));
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"- {kind.Key.Kind}: {names}{(kind.Key.Note.Length > 0 ? $" ({kind.Key.Note})" : "")}\n");
            }
        }

        return text.ToString();
    }

    private static string Sorted(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));
}
