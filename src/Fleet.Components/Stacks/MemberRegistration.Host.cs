using Fleet.Components.Providers;

namespace Fleet.Components;

/// <summary>Registers what is on the host itself, beside its containers.</summary>
internal sealed partial class MemberRegistration
{
    private HostDirectory Add(HostFolder folder) => new(folder.Path, new HostDirectoryArgs
    {
        Path = folder.PathOnHost,
        Mode = folder.Mode,
        Owner = folder.Owner,
        Group = folder.Group,
    }, Options(folder, Host(folder).Fleet));

    private HostDirectory Add(StaticSite site)
    {
        var options = Options(site, Host(site).Fleet);
        var folder = new HostDirectory(site.Path, new HostDirectoryArgs { Path = site.PathOnHost }, options);
        resources.Parts[site] =
        [
            .. site.Pages.OrderBy(page => page.Key, StringComparer.Ordinal).Select(page =>
            {
                var pageOptions = Options(site, Host(site).Fleet);
                pageOptions.DependsOn.Add(folder);
                return new HostFile($"{site.Path}/{page.Key}", new HostFileArgs
                {
                    Path = $"{site.PathOnHost}/{page.Key}",
                    Content = values.Text(page.Value.Resolve(site)),
                    Mode = "0644",
                    Owner = "root",
                    Group = "root",
                }, pageOptions);
            }),
        ];
        return folder;
    }

    private HostCronJob Add(CronJob job)
    {
        var args = new HostCronJobArgs
        {
            Name = job.NameOnHost,
            Schedule = job.Schedule.Text,
            Command = values.Text(job.Command.Resolve(job)),
            User = job.User,
        };
        foreach (var (name, value) in job.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            args.Environment.Add(name, values.Text(value.Resolve(job)));
        }

        return new HostCronJob(job.Path, args, Options(job, Host(job).Fleet));
    }

    private HostUnit Add(SystemdService service)
    {
        var options = Options(service, Host(service).Fleet);
        var args = new HostUnitArgs
        {
            Name = service.UnitName,
            Content = values.Text(service.UnitText),
            Enabled = true,
            Active = true,
            OnChange = "restart",
        };
        foreach (var package in service.Packages.Order(StringComparer.Ordinal))
        {
            options.DependsOn.Add(new HostPackage(
                $"{service.Path}/{package}", new HostPackageArgs { Name = package }, Options(service, Host(service).Fleet)));
        }

        if (service.EnvironmentText is { } variables)
        {
            var file = new HostFile($"{service.Path}/environment", new HostFileArgs
            {
                Path = service.EnvironmentFile,
                Content = values.Text(variables),
                Mode = "0600",
                Owner = "root",
                Group = "root",
            }, Options(service, Host(service).Fleet));
            options.DependsOn.Add(file);
            args.Triggers.Add(file.Sha256);
        }

        return new HostUnit(service.Path, args, options);
    }
}
