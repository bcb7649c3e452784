namespace Fleet.Compose.Yaml;

/// <summary>A file that is read.</summary>
/// <param name="Name">The file as it is named in messages.</param>
/// <param name="Folder">The folder that relative paths in it start from.</param>
internal sealed record Source(string Name, string Folder);

/// <summary>A place in a file.</summary>
internal sealed record Place(Source Source, int Line, int Column);
