using System.Text;
using Fleet.Remote;

namespace Fleet.Providers.Fleet.Files;

/// <summary>What a file on a host is like, without its content.</summary>
/// <param name="Mode">Four octal digits.</param>
/// <param name="OwnerName">The owning user's name; its number when it has none.</param>
/// <param name="OwnerId">The owning user's number.</param>
/// <param name="GroupName">The owning group's name; its number when it has none.</param>
/// <param name="GroupId">The owning group's number.</param>
/// <param name="Sha256">Of the content, lower-case hexadecimal.</param>
internal sealed record FileFacts(
    string Mode, string OwnerName, string OwnerId, string GroupName, string GroupId, string Sha256)
{
    /// <summary>
    /// Prints a line for each path on standard input: <c>missing</c>, or mode, owner, group and hash. A folder has <c>/</c>
    /// for a hash, anything else that is no plain file <c>-</c>. A plus sign says that there is a previous version beside it.
    /// </summary>
    private const string Script =
        """
        while IFS= read -r path; do
          if [ ! -e "$path" ]; then echo missing; continue; fi
          facts=$(stat -L -c '%a %U %u %G %g' -- "$path") || exit 1
          if [ -f "$path" ]; then hash=$(sha256sum <"$path") || exit 1; elif [ -d "$path" ]; then hash=/; else hash=-; fi
          if [ -e "${path%/*}/.${path##*/}.fleet-previous" ]; then mark=+; else mark=; fi
          echo "$facts ${hash%% *} $mark"
        done
        """;

    /// <summary>The facts about many files, in one command; null for one that does not exist.</summary>
    public static async Task<IReadOnlyList<FileFacts?>> ReadAsync(
        FleetHost host, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var command = RemoteCommand.Script(Script) with
        {
            Stdin = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(paths.Select(path => $"{path}\n")))),
            Sudo = host.Sudo,
            IsSafeToRepeat = true,
        };
        var result = await host.Connection.RunAsync(command, cancellationToken);
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (!result.IsSuccess || lines.Length != paths.Count)
        {
            throw new RemoteException(
                RemoteFailure.CommandFailed,
                host.Name,
                $"{(paths.Count == 1 ? $"File '{paths[0]}'" : $"{paths.Count} files")} on '{host.Name}' could not be looked at: "
                + $"exit code {result.ExitCode}.",
                "Check that the user may read there, or let the provider use sudo.",
                result.Tail(3));
        }

        return [.. lines.Select(Parse)];
    }

    /// <summary>How it differs from what is wanted, as a reason such as <c>its content was changed</c>; null when it does not.</summary>
    public string? Difference(FileInputs wanted) =>
        Sha256 != wanted.Sha256 ? "its content was changed" : Difference(wanted.Ownership);

    /// <summary>How owner and mode differ from what is wanted, as a reason; null when they do not.</summary>
    public string? Difference(Ownership wanted) => this switch
    {
        _ when Mode != wanted.Mode => $"its mode is {Mode}",
        _ when !IsOwner(wanted.Owner) => $"its owner is {OwnerName}",
        _ when !IsGroup(wanted.Group) => $"its group is {GroupName}",
        _ => null,
    };

    /// <summary>True when a name or number means the owner.</summary>
    public bool IsOwner(string owner) => owner == OwnerName || owner == OwnerId;

    /// <summary>True when a name or number means the group.</summary>
    public bool IsGroup(string group) => group == GroupName || group == GroupId;

    /// <summary>True when the version before the last is kept beside the file.</summary>
    public bool HasPrevious { get; init; }

    /// <summary>True for a folder.</summary>
    public bool IsFolder => Sha256 == "/";

    // 644 root 0 root 0 e3b0c442… +
    private static FileFacts? Parse(string line) => line.Split(' ') is [var mode, var owner, var uid, var group, var gid, var hash, var mark]
        ? new FileFacts(
            mode.PadLeft(4, '0'), owner == "UNKNOWN" ? uid : owner, uid, group == "UNKNOWN" ? gid : group, gid, hash)
        {
            HasPrevious = mark == "+",
        }
        : null;
}
