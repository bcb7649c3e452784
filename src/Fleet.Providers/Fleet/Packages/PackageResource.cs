using System.Collections.Immutable;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Fleet.Packages;

/// <summary>
/// <c>fleet:index:Package</c>: a package of the host's distribution (Debian and its kin). One that was there already is
/// never removed. Without a version any will do, and upgrades are left to whoever does them.
/// </summary>
internal sealed class PackageResource(Func<FleetHost> host) : IResourceKind, IDriftingKind, IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <inheritdoc/>
    public string Token => "fleet:index:Package";

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request) => PackageInputs.Check(request);

    /// <inheritdoc/>
    public DiffResult Diff(DiffRequest request)
    {
        var diff = InputDiff.Between(request.OldInputs, request.NewInputs, name => name == "name");
        var wanted = request.NewInputs.Find("version")?.AsText();
        return diff.HasChanges || wanted is null || request.OldOutputs.Find("installedVersion")?.AsText() is not { } installed
            || installed == wanted
            ? diff
            : diff with { Properties = diff.Properties.Add("version", new PropertyDiff(DiffKind.Update, IsInputDiff: false)) };
    }

    /// <inheritdoc/>
    public async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        var package = PackageInputs.Read(request.Inputs);
        if (request.IsPreview)
        {
            return new CreateResult("", Outputs(
                request.Inputs, package.Version ?? (PropertyValue)PropertyValue.Unknown.Instance, PropertyValue.Unknown.Instance));
        }

        var before = await VersionAsync(request.Urn, package.Name, cancellationToken);
        var now = await EnsureAsync(request.Urn, package, before, cancellationToken);
        return new CreateResult(package.Name, Outputs(request.Inputs, now, before is not null));
    }

    /// <inheritdoc/>
    public async Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        if (await VersionAsync(request.Urn, request.Id, cancellationToken) is not { } version)
        {
            return ReadResult.Gone;
        }

        var isImport = request.Inputs.Count == 0;
        var inputs = isImport
            ? PropertyMap.Of(("name", request.Id), ("installRecommends", false), ("purge", false))
            : request.Inputs;
        return new ReadResult(
            request.Id, inputs, Outputs(inputs, version, isImport || request.Outputs.Find("existedBefore")?.AsBool() == true));
    }

    /// <inheritdoc/>
    public async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        var package = PackageInputs.Read(request.NewInputs);
        var existedBefore = request.OldOutputs.Find("existedBefore") ?? false;
        if (request.IsPreview)
        {
            var known = package.Version ?? request.OldOutputs.Find("installedVersion")?.AsText() ?? "";
            return new UpdateResult(Outputs(request.NewInputs, known, existedBefore));
        }

        var before = await VersionAsync(request.Urn, package.Name, cancellationToken);
        var now = await EnsureAsync(request.Urn, package, before, cancellationToken);
        return new UpdateResult(Outputs(request.NewInputs, now, existedBefore));
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken)
    {
        if (request.Outputs.Find("existedBefore")?.AsBool() == true
            || await VersionAsync(request.Urn, request.Id, cancellationToken) is null)
        {
            return;
        }

        await AloneAsync(
            () => AptCommands.RemoveAsync(
                host(), request.Urn, request.Id, PackageInputs.Read(request.Outputs).Purges, cancellationToken),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<Drift>> FindDriftAsync(
        IReadOnlyList<RecordedResource> resources, CancellationToken cancellationToken)
    {
        var packages = resources.Select(resource => PackageInputs.Read(resource.Inputs)).ToList();
        var versions = await AptCommands.VersionsAsync(
            host(), default, packages.Select(package => package.Name), cancellationToken);
        var drifts = ImmutableArray.CreateBuilder<Drift>();
        for (var index = 0; index < packages.Count; index++)
        {
            if (versions[index] is not { } version)
            {
                drifts.Add(new Drift(resources[index].Urn, "package is not installed"));
            }
            else if (packages[index].Version is { } wanted && wanted != version)
            {
                drifts.Add(new Drift(resources[index].Urn, $"package: version {version} is installed"));
            }
        }

        return drifts.ToImmutable();
    }

    /// <inheritdoc/>
    public void Dispose() => _oneAtATime.Dispose();

    private static PropertyMap Outputs(PropertyMap inputs, PropertyValue version, PropertyValue existedBefore) =>
        inputs.With("installedVersion", version).With("existedBefore", existedBefore);

    private async Task<string> EnsureAsync(
        Urn urn, PackageInputs package, string? before, CancellationToken cancellationToken)
    {
        if (before is not null && (package.Version is null || package.Version == before))
        {
            return before;
        }

        host().Progress(urn, $"Package '{package.Name}' is being installed on '{host().Name}'.");
        await AloneAsync(() => AptCommands.InstallAsync(host(), urn, package, cancellationToken), cancellationToken);
        return await VersionAsync(urn, package.Name, cancellationToken)
            ?? throw RemoteErrors.Error(
                urn, $"Package '{package.Name}' on '{host().Name}': apt-get went well, and dpkg does not know the package.");
    }

    private async Task<string?> VersionAsync(Urn urn, string name, CancellationToken cancellationToken) =>
        (await AptCommands.VersionsAsync(host(), urn, [name], cancellationToken))[0];

    /// <summary>apt does one thing at a time; waiting here keeps its sessions free for others.</summary>
    private async Task AloneAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await act();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
