using Fleet.Components.Providers;

namespace Fleet.Components;

/// <summary>What a config file on a host is told.</summary>
internal static class FileInputs
{
    public static HostFileArgs For(ConfigFile file, ValueInputs values)
    {
        var args = new HostFileArgs
        {
            Path = file.PathOnHost,
            Content = values.Text(file.Resolve()),
            Mode = file.Mode,
            Owner = file.Owner,
            Group = file.Group,
        };
        if (file.Validation is { } validation)
        {
            args.Validate = Validate(validation);
        }

        return args;
    }

    /// <summary>Runs the image that will read the file; the new version lies beside the old one under a name of its own.</summary>
    private static string Validate(FileValidation validation)
    {
        // What the service writes to is not shown to the judge, who would want to write there too.
        var volumes = validation.By.Mounts.Where(mount => mount is { Volume: not null, Access: Access.ReadOnly })
            .Select(mount => $" -v {Shell.Quote($"{mount.Source}:{mount.Target}:ro")}");
        var variables = validation.Variables.Select(name => $" -e {Shell.Quote($"{name}=none")}");
        var words = validation.Command.Skip(1)
            .Select(word => word == "{}" ? $"{Shell.Quote(validation.Folder)}/\"${{FILE##*/}}\"" : Shell.Quote(word));
        return $"exec {Shell.Quote(validation.By.Host?.DockerPath ?? "docker")} run --rm --pull never --network none --entrypoint {Shell.Quote(validation.Command[0])}"
            + $" -v \"${{FILE%/*}}\":{Shell.Quote(validation.Folder)}:ro{string.Concat(volumes)}{string.Concat(variables)}"
            + $" {Shell.Quote(validation.By.Image.Text)} {string.Join(' ', words)}";
    }
}
