using Fleet.Compose.Yaml;
using Fleet.Document;

namespace Fleet.Compose.Writing;

/// <summary>Writes a service or job.</summary>
internal sealed class WorkloadWriter(ContainerStack stack, Workload workload, VariableNames variables, List<string> leftOut)
{
    private readonly Fields _fields = new();
    private readonly Fields _own = new();

    public MapNode Write()
    {
        _fields.Text("image", workload.Image.Text);
        _fields.Text("container_name", workload.ContainerName);
        if (workload.Entrypoint.Count > 0)
        {
            _fields.Words("entrypoint", workload.Entrypoint);
        }

        if (workload.Command.Count > 0)
        {
            _fields.Put("command", Fields.List(workload.Command.Select(word => Template("its command", word))));
        }

        _fields.Text("user", workload.User);
        _fields.Text("working_dir", workload.WorkingDirectory);
        Environment();
        _fields.Pairs("labels", workload.AllLabels);
        Dependencies();
        Networks();
        Mounts();
        switch (workload)
        {
            case InitJob job:
                Job(job);
                break;
            case Service service:
                new EndpointWriter(service, _fields, _own, leftOut).Write();
                ServiceWriter.Write(service, _fields, _own);
                break;
            default:
                break;
        }

        if (workload is Service { Reload: not null })
        {
            leftOut.Add($"'{workload.Name}' reads its files again when they change; Compose makes it anew.");
        }

        leftOut.AddRange(workload.Links.Select(link => $"'{workload.Name}' has a link to '{link.To.Service?.Path}', which is on another host."));
        _fields.Map("x-fleet", _own);
        return _fields.Node;
    }

    private void Job(InitJob job)
    {
        _fields.Text("restart", job.Retries > 0 ? $"on-failure:{job.Retries}" : "no");
        _own.True("job", true);
        _own.Duration("timeout", job.Timeout == TimeSpan.FromMinutes(5) ? null : job.Timeout);
    }

    private void Environment()
    {
        var environment = new Fields();
        foreach (var (name, value) in workload.Environment)
        {
            environment.Put(name, Template($"its variable '{name}'", value));
        }

        _fields.Map("environment", environment);
    }

    private Node Template(string where, Value value)
    {
        var resolved = value.Resolve(workload);
        leftOut.AddRange(VariableNames.Unsaid(resolved, $"'{workload.Name}'", $" in {where}"));
        return Fields.Template(variables.Template(resolved));
    }

    private void Dependencies()
    {
        var dependencies = new Fields();
        foreach (var member in workload.DependsOn.Distinct())
        {
            if (member is Workload on && on.Stack == stack)
            {
                var condition = new Fields();
                condition.Text("condition", on switch
                {
                    InitJob => "service_completed_successfully",
                    Service { HealthCheck.IsTested: true } => "service_healthy",
                    _ => "service_started",
                });
                dependencies.Put(on.Name, condition.Node);
            }
            else
            {
                leftOut.Add($"'{workload.Name}' waits for '{member.Path}', which is no service of the stack.");
            }
        }

        _fields.Map("depends_on", dependencies);
    }

    private void Networks()
    {
        var service = workload as Service;
        if (service?.NetworkOf is { } other)
        {
            _fields.Text("network_mode", $"service:{other.Name}");
            return;
        }

        if (service is { NetworkMode: not NetworkMode.Networks })
        {
            _fields.Text("network_mode", Words.Of(service.NetworkMode));
            return;
        }

        var joined = workload.JoinedNetworks;
        if (joined is [{ Name: "default" } only] && only.Stack == stack && service?.Attachments.ContainsKey(only) != true)
        {
            return;
        }

        var networks = new Fields();
        foreach (var network in joined.Distinct())
        {
            var fields = new Fields();
            if (service?.Attachments.GetValueOrDefault(network) is { } attachment)
            {
                fields.Words("aliases", attachment.Aliases);
                fields.Text("ipv4_address", attachment.Ipv4Address);
                fields.Text("ipv6_address", attachment.Ipv6Address);
            }

            networks.Put(StackWriter.Key(stack, network), fields.Node);
        }

        _fields.Map("networks", networks);
    }

    private void Mounts()
    {
        var volumes = new List<Node>();
        var configs = new List<Node>();
        foreach (var mount in workload.Mounts)
        {
            if (mount.Files is [_, ..] files)
            {
                configs.AddRange(files.Select(file => Config(file, mount.Folder is null ? mount.Target : $"{mount.Target}/{file.Name}")));
            }
            else
            {
                volumes.Add(Mount(mount));
            }

            if (mount.Place is { } place)
            {
                leftOut.Add($"'{workload.Name}' mounts '{place.Name}' by its path; Compose does not make it.");
            }
        }

        if (volumes.Count > 0)
        {
            _fields.Put("volumes", Fields.List(volumes));
        }

        if (configs.Count > 0)
        {
            _fields.Put("configs", Fields.List(configs));
        }
    }

    private MapNode Mount(Mount mount)
    {
        var fields = new Fields();
        fields.Text("type", mount.Volume is null ? "bind" : "volume");
        fields.Text("source", mount.Volume is { } volume ? StackWriter.Key(stack, volume) : mount.Source);
        fields.Text("target", mount.Target);
        fields.True("read_only", mount.Access == Access.ReadOnly);
        var bind = new Fields();
        bind.Text("propagation", mount.Options.Propagation);
        bind.Text("selinux", mount.Options.Relabel);
        fields.Map("bind", bind);
        var inner = new Fields();
        inner.True("nocopy", mount.Options.IsLeftEmpty);
        inner.Text("subpath", mount.Options.Subfolder);
        fields.Map("volume", inner);
        return fields.Node;
    }

    private MapNode Config(ConfigFile file, string target)
    {
        var fields = new Fields();
        fields.Text("source", StackWriter.Key(stack, file));
        fields.Text("target", target);
        fields.Text("mode", file.Mode);
        fields.Text("uid", file.Owner == "root" ? null : file.Owner);
        fields.Text("gid", file.Group == "root" ? null : file.Group);
        return fields.Node;
    }
}
