using System.Collections.Immutable;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;
using Fleet.Remote;

namespace Fleet.Providers.Fleet.Files;

/// <summary>
/// <c>fleet:index:Directory</c>: a folder on a host with owner and mode. One that was there already is taken as it is and
/// never removed; one that was made is removed when it is empty, or with what is in it where <c>removeContents</c> says so.
/// </summary>
internal sealed class DirectoryResource(Func<FleetHost> host, Leftovers leftovers) : IResourceKind, IDriftingKind
{
    private const string DefaultMode = "0755";

    /// <summary>
    /// Says whether the folder was there; makes it when not, with owner and mode before anyone can enter. A mark beside it,
    /// made first, says to a later run that an interrupted one made the folder, so that it goes with what it belongs to.
    /// </summary>
    private const string MakeScript =
        """
        set -eu
        if [ -d "$1" ] && [ ! -e "$4" ]; then echo existed; else
          mkdir -p -- "${1%/*}/"
          : >"$4"
          [ -d "$1" ] || mkdir -m 0700 -- "$1"
          echo made
        fi
        chown -- "$2" "$1"
        chmod -- "$3" "$1"
        """;

    /// <inheritdoc/>
    public string Token => "fleet:index:Directory";

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request)
    {
        var check = new InputCheck(request.NewInputs);
        check.AllowOnly("path", "mode", "owner", "group", "removeContents");
        HostPath.Check(check, "path", "folder");
        Ownership.Check(check, DefaultMode);
        check.Default("removeContents", false);
        check.Bool("removeContents");
        return check.Result();
    }

    /// <inheritdoc/>
    public DiffResult Diff(DiffRequest request)
    {
        var known = request.OldOutputs.ContainsKey("path") ? request.OldOutputs : request.OldInputs;
        return InputDiff.Between(known.Without("existedBefore"), request.NewInputs, name => name == "path");
    }

    /// <inheritdoc/>
    public async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        var (path, wanted) = (PathOf(request.Inputs), Ownership.Read(request.Inputs, DefaultMode));
        if (request.IsPreview)
        {
            return new CreateResult("", request.Inputs.With("existedBefore", PropertyValue.Unknown.Instance));
        }

        var made = await host().MustRunAsync(
            request.Urn,
            RemoteCommand.Script(MakeScript, path, $"{wanted.Owner}:{wanted.Group}", wanted.Mode, MarkOf(path)) with { IsSafeToRepeat = true },
            $"Folder '{path}' on '{host().Name}' was not made",
            cancellationToken);
        var existed = made.Output.StartsWith("existed", StringComparison.Ordinal);
        if (!existed)
        {
            leftovers.Add(MarkOf(path));
        }

        return new CreateResult(path, request.Inputs.With("existedBefore", existed));
    }

    /// <summary>A folder with the mark of an interrupted creation beside it.</summary>
    public async Task<ReadResult> FindUnfinishedAsync(PropertyMap inputs, CancellationToken cancellationToken)
    {
        var path = PathOf(inputs);
        var facts = await FileFacts.ReadAsync(host(), [path, MarkOf(path)], cancellationToken);
        if (facts is not [{ IsFolder: true } folder, { } _])
        {
            return ReadResult.Gone;
        }

        leftovers.Add(MarkOf(path));
        var now = Ownership.Describe(inputs, folder, DefaultMode);
        return new ReadResult(path, now, now.With("existedBefore", false));
    }

    /// <inheritdoc/>
    public async Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var isImport = request.Inputs.Count == 0;
        var recorded = isImport
            ? PropertyMap.Of(("path", request.Id), ("removeContents", false))
            : request.Inputs;
        var facts = (await FileFacts.ReadAsync(host(), [PathOf(recorded)], cancellationToken))[0];
        if (facts is null or { IsFolder: false })
        {
            return ReadResult.Gone;
        }

        var inputs = Ownership.Describe(recorded, facts, DefaultMode);

        // What is imported was made by someone else, and stays when it is no longer declared.
        var existedBefore = isImport || request.Outputs.Find("existedBefore")?.AsBool() == true;
        return new ReadResult(request.Id, inputs, inputs.With("existedBefore", existedBefore));
    }

    /// <inheritdoc/>
    public async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        if (!request.IsPreview)
        {
            await Ownership.Read(request.NewInputs, DefaultMode).ApplyAsync(
                host(), request.Urn, "Folder", PathOf(request.NewInputs), cancellationToken);
        }

        return new UpdateResult(request.NewInputs.With(
            "existedBefore", request.OldOutputs.Find("existedBefore") ?? PropertyValue.Null.Instance));
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken)
    {
        if (request.Outputs.Find("existedBefore")?.AsBool() == true)
        {
            return;
        }

        var path = PathOf(request.Outputs);
        var command = request.Outputs.Find("removeContents")?.AsBool() == true
            ? RemoteCommand.Of("rm", "-rf", "--", path, MarkOf(path))
            : RemoteCommand.Script("rm -f -- \"$2\"; [ ! -d \"$1\" ] || rmdir -- \"$1\"", path, MarkOf(path));
        await host().MustRunAsync(
            request.Urn, command, $"Folder '{path}' on '{host().Name}' was not removed", cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<Drift>> FindDriftAsync(
        IReadOnlyList<RecordedResource> resources, CancellationToken cancellationToken)
    {
        var facts = await FileFacts.ReadAsync(
            host(), [.. resources.Select(resource => PathOf(resource.Inputs))], cancellationToken);
        return
        [
            .. resources.Zip(facts, (resource, found) => (resource.Urn, Reason: found switch
                {
                    null => "folder is gone",
                    { IsFolder: false } => "folder: something else is in its place",
                    _ => found.Difference(Ownership.Read(resource.Inputs, DefaultMode)) is { } reason ? $"folder: {reason}" : null,
                }))
                .Where(pair => pair.Reason is not null)
                .Select(pair => new Drift(pair.Urn, pair.Reason!)),
        ];
    }

    private static string MarkOf(string path) => $"{path[..(path.LastIndexOf('/') + 1)]}.{path[(path.LastIndexOf('/') + 1)..]}.fleet-made";

    private static string PathOf(PropertyMap properties) => properties.Find("path")?.AsText() ?? "";
}
