namespace Fleet.Document;

/// <summary>Writes who logs in to a database: whoever is given the password of a role that may.</summary>
internal static class LoginWriter
{
    public static IEnumerable<DatabaseUserDocument> Of(Database database) =>
        from role in new[] { database.Owner }.Concat(database.Readers)
        from user in Knowing(role.Password, database.Server!)
        select new DatabaseUserDocument { Path = user.Path, Role = role.Name, ReadOnly = role != database.Owner };

    private static IEnumerable<StackMember> Knowing(Secret password, PostgresServer server)
    {
        var fleet = server.Host!.Fleet!;
        var told = fleet.Members.Where(member => member is not ConfigFile && member != server && Tells(member)).ToList();

        // A file that no container mounts is there for what the host itself runs.
        var files = fleet.Members.OfType<ConfigFile>().Where(Tells).ToList();
        var lying = files.Where(file => !fleet.Workloads.Any(workload => workload.Mounts.Any(mount => mount.Files.Contains(file))));
        return told.Concat(lying.SelectMany(file => file.Stack!.Members.Where(member => member is CronJob or SystemdService))).Distinct();

        bool Tells(StackMember member) => member.Values.Any(each => each.Value.Secrets.Contains(password));
    }
}
