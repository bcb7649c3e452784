using System.Globalization;
using Fleet.Document;

namespace Fleet.Diagrams;

/// <summary>
/// Draws where data are and who deals with them: volumes, databases and what stores keep; who writes, who only reads; what a
/// backup covers, where that is kept, and where the second copy goes.
/// </summary>
internal sealed class DataView
{
    private const string VolumeFill = "#eaf7ea";
    private const string DatabaseFill = "#e8f1fb";
    private const string BackupFill = "#f6ecfa";
    private readonly ModelDocument _model;
    private readonly HashSet<string> _stores;
    private readonly List<Arrow> _arrows = [];

    private DataView(ModelDocument model)
    {
        _model = model;
        _stores = model.Stacks.SelectMany(stack => stack.Services.Where(service => ArchitectureView.IsStore(model, stack, service)))
            .Select(service => service.Path).ToHashSet();
        _stores.UnionWith(model.Externals.Where(external => external.Kind is "database" or "storage").Select(external => external.Name));
    }

    public static Diagram Draw(ModelDocument model, string name) => new DataView(model).Draw(name);

    private Diagram Draw(string name)
    {
        AddMounts();
        AddLogins();
        AddUses();
        AddBackups();
        var touched = _arrows.SelectMany(arrow => new[] { arrow.From, arrow.To }).Concat(_stores).ToHashSet();
        List<Part> parts =
        [
            .. _model.Externals.Where(external => external.PlayedBy is null && touched.Contains(external.Name)).Select(ArchitectureView.NodeOf),
            .. _model.Hosts.Select(host => Of(host, touched)).Where(group => group.Parts.Count > 0),
        ];
        return new Diagram(name)
        {
            LeadsRight = true,
            Parts = parts.Count > 0 ? parts : [new Node("nothing", "No data are kept.")],
            Arrows = [.. _arrows.Distinct()],
        };
    }

    private Group Of(HostDocument host, HashSet<string> touched) => new(host.Id, Texts.Lines(host.Title ?? host.Id, host.Description))
    {
        Fill = "#f4f6f8",
        Parts =
        [
            .. _model.Stacks.Where(stack => stack.Host == host.Id)
                .Select(stack => new Group(stack.Name, stack.Title ?? stack.Name) { Fill = "#eef3ff", Parts = [.. Of(stack, touched)] })
                .Where(group => group.Parts.Count > 0),
            .. Backups.Where(backup => HomeOf(backup) == host.Id).Select(NodeOf),
        ],
    };

    private IEnumerable<Part> Of(StackDocument stack, HashSet<string> touched) =>
    [
        .. stack.Services.Where(service => touched.Contains(service.Path)).Select(service => new Node(
            service.Name, Texts.Lines([service.Title ?? service.Name, .. Texts.Kept(service)]))
        {
            Shape = _stores.Contains(service.Path) ? Shape.Cylinder : Shape.Rectangle,
            Border = service.Job ? ArrowStyle.Dashed : ArrowStyle.Solid,
            Fill = "#ffffff",
        }),
        .. (stack.Units ?? []).Select(unit => unit.Path).Concat((stack.CronJobs ?? []).Select(job => job.Path)).Where(touched.Contains)
            .Select(path => new Node(Texts.NameOf(path), Texts.NameOf(path)) { Border = ArrowStyle.Dashed }),
        .. stack.Volumes.Select(volume => new Node(VolumeId(volume), Texts.Lines(
            $"volume {Short(volume.Name, stack)}", volume.Disposable ? "may be lost" : Kept(PathOf(stack, volume))))
        {
            Shape = Shape.Cylinder,
            Fill = VolumeFill,
        }),
        .. (stack.DatabaseServers ?? []).Select(server => new Group(Texts.NameOf(server.Path), $"databases of {server.Server ?? server.Path}")
        {
            Fill = "#ffffff",
            Parts =
            [
                .. server.Databases.Select(database => new Node(database.Name, Texts.Lines(
                    database.Name, database.Stage, Kept(server.Path, $"{server.Path}/{database.Name}")))
                {
                    Shape = Shape.Cylinder,
                    Fill = DatabaseFill,
                }),
            ],
        }),
    ];

    private void AddMounts() => _arrows.AddRange(
        from stack in _model.Stacks
        from volume in stack.Volumes
        from service in _model.Stacks.Where(other => other.Host == stack.Host).SelectMany(other => other.Services)
        from mount in service.Mounts.Where(mount => mount.Source == volume.Name)
        select Deals(service.Path, $"{stack.Host}/{stack.Name}/{VolumeId(volume)}", mount.ReadOnly));

    private void AddLogins() => _arrows.AddRange(
        from server in Servers
        from database in server.Databases
        from user in database.OpenedBy ?? []
        select Deals(user.Path, $"{server.Path}/{database.Name}", user.ReadOnly));

    // Who logs in to a declared database has an arrow to that; one to its server would say less.
    private void AddUses()
    {
        var opened = (from server in Servers
                      from database in server.Databases
                      from user in database.OpenedBy ?? []
                      select (user.Path, server.Server)).ToHashSet();
        _arrows.AddRange(
            from edge in _model.Edges
            where edge.Kind is "use" or "route" && _stores.Contains(edge.To) && !opened.Contains((edge.From, edge.To))
            select new Arrow(edge.From, Seen(edge.To)) { Label = edge.Kind == "use" ? edge.Label : "lets requests through", Line = edge.Kind == "use" ? ArrowStyle.Solid : ArrowStyle.Dotted });
        _arrows.AddRange(Servers.Where(server => server.Server is not null)
            .Select(server => new Arrow(Seen(server.Server!), server.Path) { Label = "holds" }));
    }

    private void AddBackups()
    {
        foreach (var backup in Backups)
        {
            var at = HomeOf(backup) is { } home ? $"{home}/{IdOf(backup)}" : IdOf(backup);
            _arrows.AddRange(backup.Covers.SelectMany(Covered).Where(data => backup.Without?.Contains(data) != true)
                .Select(data => new Arrow(data, at) { Label = "is backed up", Line = ArrowStyle.Dashed }));
            if (backup.Offsite is { } offsite)
            {
                _arrows.Add(new Arrow(at, Seen(offsite)) { Label = "second copy", Line = ArrowStyle.Dashed });
            }
        }

        var ids = Ids();
        _arrows.RemoveAll(arrow => !ids.Contains(arrow.From) || !ids.Contains(arrow.To));
    }

    private IEnumerable<string> Covered(string path)
    {
        var server = Servers.FirstOrDefault(each => each.Path == path);
        var volume = _model.Stacks.SelectMany(stack => stack.Volumes, (stack, volume) => (stack, volume)).FirstOrDefault(each => PathOf(each.stack, each.volume) == path);
        return server is not null ? server.Databases.Select(database => $"{path}/{database.Name}")
            : volume.volume is not null ? [$"{volume.stack.Host}/{volume.stack.Name}/{VolumeId(volume.volume)}"]
            : [path];
    }

    /// <summary>Everything an arrow may end at.</summary>
    private HashSet<string> Ids() =>
    [
        .. _model.Externals.Where(external => external.PlayedBy is null).Select(external => external.Name),
        .. _model.Hosts.Select(host => host.Id),
        .. _model.Stacks.SelectMany(stack => stack.Services.Select(service => service.Path)
            .Concat((stack.Units ?? []).Select(unit => unit.Path))
            .Concat((stack.CronJobs ?? []).Select(job => job.Path))
            .Concat(stack.Volumes.Select(volume => $"{stack.Host}/{stack.Name}/{VolumeId(volume)}"))),
        .. Servers.Select(server => server.Path),
        .. Servers.SelectMany(server => server.Databases.Select(database => $"{server.Path}/{database.Name}")),
        .. Backups.Select(backup => HomeOf(backup) is { } home ? $"{home}/{IdOf(backup)}" : IdOf(backup)),
    ];

    private IEnumerable<DatabaseServerDocument> Servers => _model.Stacks.SelectMany(stack => stack.DatabaseServers ?? []);

    private IEnumerable<BackupDocument> Backups => _model.Policies?.Backups ?? [];

    private static Arrow Deals(string who, string with, bool readOnly) =>
        new(who, with) { Label = readOnly ? "reads" : "reads, writes", Line = readOnly ? ArrowStyle.Dashed : ArrowStyle.Solid };

    // What stands in for something outside is drawn as the host that does.
    private string Seen(string end) => _model.Externals.FirstOrDefault(external => external.Name == end)?.PlayedBy ?? end;

    private string Kept(string path, string? database = null) =>
        Backups.FirstOrDefault(backup => backup.Covers.Contains(path) && backup.Without?.Contains(database) != true) is { } kept
            ? $"backup: {kept.Name}"
            : "no backup";

    // Kept where it was said; a policy that says nothing of that is shown beside what it covers first.
    private string? HomeOf(BackupDocument backup) => _model.Hosts
        .Select(host => host.Id)
        .FirstOrDefault(id => id == (backup.KeptOn ?? (backup.Covers is [var first, ..] ? first.Split('/')[0] : null)));

    private static Node NodeOf(BackupDocument backup) => new(IdOf(backup), Texts.Lines(
        $"backup {backup.Name}",
        string.Create(CultureInfo.InvariantCulture, $"every {backup.EveryHours} h, from {backup.At}"),
        Retention(backup)))
    {
        Shape = Shape.Cylinder,
        Fill = BackupFill,
    };

    private static string? Retention(BackupDocument backup) =>
        new[] { (backup.KeepDaily, "daily"), (backup.KeepWeekly, "weekly"), (backup.KeepMonthly, "monthly") }
            .Where(each => each.Item1 > 0).Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Item1} {each.Item2}")).ToList() is { Count: > 0 } kept
            ? $"keeps {string.Join(" + ", kept)}"
            : null;

    private static string IdOf(BackupDocument backup) => $"backup {backup.Name}";

    private static string VolumeId(VolumeDocument volume) => $"volume {volume.Name}";

    private static string PathOf(StackDocument stack, VolumeDocument volume) => $"{stack.Host}/{stack.Name}/{Short(volume.Name, stack)}";

    // A volume is called stack-name on its host unless it was named otherwise.
    private static string Short(string volume, StackDocument stack) =>
        volume.StartsWith($"{stack.Name}-", StringComparison.Ordinal) ? volume[(stack.Name.Length + 1)..] : volume;
}
