using System.Globalization;
using Pulumi;
using Pulumi.Docker.Inputs;
using Docker = Pulumi.Docker;

namespace Fleet.Components;

/// <summary>What a container is told beyond the ordinary. What is not declared is not said.</summary>
internal static class ContainerExtras
{
    public static void Add(Docker.ContainerArgs args, Service service)
    {
        Isolation(args, service);
        Names(args, service);
        Resources(args, service);
        args.Gpus = ContainerInputs.Optional(service.Gpus?.Text);
        foreach (var device in service.Devices)
        {
            args.Devices.Add(new ContainerDeviceArgs
            {
                HostPath = device.HostPath,
                ContainerPath = device.ContainerPath ?? device.HostPath,
                Permissions = device.Permissions,
            });
        }

        args.Init = service.Init is { } init ? (Input<bool>)init : null;
        args.StopSignal = ContainerInputs.Optional(service.StopSignal);
        args.Runtime = ContainerInputs.Optional(service.Runtime);
        args.Platform = ContainerInputs.Optional(service.Platform);
        args.Tty = When(service.HasTerminal);
        args.StdinOpen = When(service.KeepsInputOpen);
        args.MaxRetryCount = Number(service.MaxRestarts);
        if (service.Logging is { } logging)
        {
            args.LogDriver = logging.Driver;
            Map(logging.Options, (name, value) => args.LogOpts.Add(name, value));
        }
    }

    private static void Isolation(Docker.ContainerArgs args, Service service)
    {
        args.Privileged = When(service.Privileged);
        args.ReadOnly = When(service.ReadOnlyRoot);
        args.IpcMode = ContainerInputs.Optional(service.IpcMode);
        args.PidMode = ContainerInputs.Optional(service.PidMode);
        args.UsernsMode = ContainerInputs.Optional(service.UserNamespaceMode);
        args.CgroupnsMode = ContainerInputs.Optional(service.CgroupMode);
        args.CgroupParent = ContainerInputs.Optional(service.CgroupParent);
        List(service.SecurityOptions, list => args.SecurityOpts = list);
        List(service.ExtraGroups, list => args.GroupAdds = list);
        List(service.DeviceRules, list => args.DeviceCgroupRules = list);
        if (service.AddedCapabilities.Count + service.DroppedCapabilities.Count > 0)
        {
            var capabilities = new ContainerCapabilitiesArgs();
            List(service.AddedCapabilities, list => capabilities.Adds = list);
            List(service.DroppedCapabilities, list => capabilities.Drops = list);
            args.Capabilities = capabilities;
        }
    }

    private static void Names(Docker.ContainerArgs args, Service service)
    {
        args.Hostname = ContainerInputs.Optional(service.Hostname);
        args.Domainname = ContainerInputs.Optional(service.DomainName);
        List(service.Dns, list => args.Dns = list);
        List(service.DnsSearch, list => args.DnsSearches = list);
        List(service.DnsOptions, list => args.DnsOpts = list);
        foreach (var (name, address) in service.ExtraHosts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            args.Hosts.Add(new ContainerHostArgs { Host = name, Ip = address });
        }
    }

    private static void Resources(Docker.ContainerArgs args, Service service)
    {
        args.Cpus = ContainerInputs.Optional(service.Cpus?.ToString("0.#########", CultureInfo.InvariantCulture));
        args.CpuShares = Number(service.CpuShares);
        args.CpuSet = ContainerInputs.Optional(service.CpuSet);
        args.MemoryReservation = Number(service.MemoryReservationMiB);
        args.MemorySwap = Number(service.MemorySwapMiB);
        args.ShmSize = Number(service.SharedMemoryMiB);
        Map(service.Sysctls, (name, value) => args.Sysctls.Add(name, value));
        Map(service.MemoryFolders, (name, value) => args.Tmpfs.Add(name, value));
        Map(service.StorageOptions, (name, value) => args.StorageOpts.Add(name, value));
        foreach (var (name, limit) in service.ProcessLimits.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            args.Ulimits.Add(new ContainerUlimitArgs { Name = name, Soft = limit.Soft, Hard = limit.Hard });
        }
    }

    private static Input<bool>? When(bool said) => said ? (Input<bool>)true : null;

    private static Input<int>? Number(int? number) => number is { } value ? (Input<int>)value : null;

    private static void List(IEnumerable<string> words, Action<InputList<string>> put) =>
        ContainerInputs.Put(words.Select(word => (Input<string>)word), put);

    private static void Map(Dictionary<string, string> pairs, Action<string, Input<string>> add)
    {
        foreach (var (name, value) in pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            add(name, value);
        }
    }
}
