using System.Globalization;

namespace Fleet.Remote.Processes;

/// <summary>The scripts behind file operations; every value is a positional parameter.</summary>
internal static class FileCommands
{
    /// <summary>The exit code by which <see cref="Read"/> says that there is no such file.</summary>
    public const int NoSuchFile = 44;

    /// <summary>The exit code by which <see cref="Write"/> says that the validation refused the new file.</summary>
    public const int Refused = 45;

    /// <summary>
    /// Writes what comes on standard input beside the file, compares the length so that a broken connection never
    /// passes for a short file, then renames. A rename keeps readers of the old content undisturbed. A signal ends it in order:
    /// a shell that is ended by one, such as when nobody is left to hear it complain, leaves out what is to be done at its exit.
    /// </summary>
    private const string WriteScript =
        """
        set -eu
        path=$1 size=$2 mode=$3 owner=$4 group=$5 validation=$6 previous=$7
        if [ -d "$path" ]; then echo "it is a folder" >&2; exit 1; fi
        umask 022
        folder=${path%/*}
        mkdir -p -- "${folder:-/}"
        trap 'exit 1' HUP INT PIPE TERM
        new=$(mktemp "$folder/.fleet.XXXXXX")
        trap 'rm -f -- "$new"' EXIT
        cat >"$new"
        if [ "$(wc -c <"$new")" -ne "$size" ]; then echo "the connection broke before all of it arrived" >&2; exit 1; fi
        if [ -z "$mode" ]; then mode=$(stat -c %a -- "$path" 2>/dev/null || echo 644); fi
        if [ -n "$owner$group" ]; then chown -- "$owner${group:+:$group}" "$new"; fi
        chmod -- "$mode" "$new"
        if [ -n "$validation" ]; then
          FILE=$new /bin/sh -c "$validation" </dev/null >&2 || { echo "exit code $?" >&2; exit 45; }
        fi
        if [ -n "$previous" ] && [ -f "$path" ] && [ ! -e "$previous" ]; then
          ln -- "$path" "$previous" 2>/dev/null || cp -p -- "$path" "$previous"
        fi
        mv -f -- "$new" "$path"
        trap - EXIT
        """;

    public static RemoteCommand Write(RemoteFile file) => RemoteCommand.Script(
        WriteScript,
        file.Path,
        file.Content.Length.ToString(CultureInfo.InvariantCulture),
        file.Mode ?? "",
        file.Owner ?? "",
        file.Group ?? "",
        file.Validation ?? "",
        file.PreviousPath ?? "") with
    {
        Stdin = new MemoryStream(file.Content.ToArray(), writable: false),
        Sudo = file.Sudo,
        IsSecret = file.Validation is not null,

        // What a broken connection leaves is a file beside the place, or the whole new one in it.
        IsSafeToRepeat = true,
    };

    public static RemoteCommand Read(string path) =>
        RemoteCommand.Script($"[ -e \"$1\" ] || exit {NoSuchFile}; exec cat -- \"$1\"", path) with
        {
            IsSafeToRepeat = true,
        };

    public static RemoteCommand Unpack(Stream tar, string folder) =>
        RemoteCommand.Script("mkdir -p -- \"$1\" && exec tar -xof - -C \"$1\"", folder) with
        {
            Stdin = tar,
            IsSafeToRepeat = true,
        };
}
