using Fleet.Remote.Processes;

namespace Fleet.Remote;

/// <summary>File operations that any host with a shell can do.</summary>
internal static class FileOperations
{
    public static async Task WriteAsync(IHostConnection host, RemoteFile file, CancellationToken cancellationToken)
    {
        if (!file.Path.StartsWith('/') || file.Path.EndsWith('/'))
        {
            throw new ArgumentException($"'{file.Path}' is not the absolute path of a file.", nameof(file));
        }

        var result = await host.RunAsync(FileCommands.Write(file), cancellationToken);
        if (result.ExitCode == FileCommands.Refused && file.Validation is not null)
        {
            throw new RemoteException(
                RemoteFailure.CommandFailed,
                host.Name,
                $"File '{file.Path}' on '{host.Name}' was not written: its validation refused the new content.",
                "What was there before is untouched.",
                result.Tail(10));
        }

        ThrowUnless(result.IsSuccess, host, $"File '{file.Path}' on '{host.Name}' was not written", result);
    }

    public static async Task<byte[]?> ReadAsync(
        IHostConnection host, string path, CancellationToken cancellationToken)
    {
        var result = await host.RunAsync(FileCommands.Read(path), cancellationToken);
        if (result.ExitCode == FileCommands.NoSuchFile)
        {
            return null;
        }

        ThrowUnless(result.IsSuccess, host, $"File '{path}' on '{host.Name}' was not read", result);
        return result.OutputBytes.ToArray();
    }

    public static async Task CopyAsync(
        IHostConnection host, Stream tar, string folder, CancellationToken cancellationToken)
    {
        var result = await host.RunAsync(FileCommands.Unpack(tar, folder), cancellationToken);
        ThrowUnless(result.IsSuccess, host, $"Files were not copied to '{folder}' on '{host.Name}'", result);
    }

    private static void ThrowUnless(bool isSuccess, IHostConnection host, string what, CommandResult result)
    {
        if (!isSuccess)
        {
            throw new RemoteException(
                RemoteFailure.CommandFailed, host.Name, $"{what}: exit code {result.ExitCode}.", detail: result.Tail(3));
        }
    }
}
