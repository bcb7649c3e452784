using System.Collections.Immutable;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Tests.Kit;

/// <summary>
/// The provider of the package <c>fake</c>: it keeps its objects in a <see cref="FakeCloud"/>, outlives runs with it, and
/// compares inputs by name. Input <c>new</c> forces a replacement, <c>first</c> one that removes the old object before;
/// one of value 99 cannot be prepared. Input <c>whole</c> forces one that the provider does as one operation.
/// </summary>
internal sealed class FakeProvider(FakeCloud cloud)
    : IProvider, IDriftCheck, IAdoptUnfinished, IPrepareReplacement, IHostBound, IReplaceAsOne, IKeepUntilSuccess, ILearnFacts
{
    private PropertyMap _config = PropertyMap.Empty;

    public string Package => "fake";

    public bool AcceptsSecrets => cloud.AcceptsSecrets;

    public string HostOf(PropertyMap inputs) => inputs.Find("host")?.AsText() ?? "";

    public Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new CheckResult(request.NewInputs));

    public Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Compare(request.OldInputs, request.NewInputs, "region"));

    public Task ConfigureAsync(ConfigureRequest request, CancellationToken cancellationToken)
    {
        _config = request.Inputs;
        cloud.Log($"configure {request.Urn.Name}");
        return Task.CompletedTask;
    }

    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var failures = request.NewInputs.ContainsKey("bad")
            ? ImmutableArray.Create(new CheckFailure("bad", "it is bad"))
            : [];
        return Task.FromResult(new CheckResult(request.NewInputs, failures));
    }

    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken)
    {
        cloud.Log($"diff {request.Urn.Name}");
        var diff = Compare(request.OldInputs, request.NewInputs, "new", "first", "whole");
        if (request.OldOutputs.Find("state")?.AsText() is { } state and not "running")
        {
            diff = diff with { Properties = diff.Properties.SetItem("state", new PropertyDiff(DiffKind.Update, false)) };
            cloud.Log($"{request.Urn.Name} is {state}");
        }

        return Task.FromResult(diff);
    }

    public Task PrepareReplacementAsync(DiffRequest request, CancellationToken cancellationToken)
    {
        cloud.Log($"prepare {request.Urn.Name}");
        return request.NewInputs.Find("first")?.AsNumber() == 99
            ? throw new DiagnosticException($"'{request.Urn.Name}' cannot be replaced: its image is not to be had.")
            : Task.CompletedTask;
    }

    public bool CanReplaceAsOne(ReplaceRequest request) => request.NewInputs.ContainsKey("whole");

    public async Task<CreateResult> ReplaceAsync(ReplaceRequest request, CancellationToken cancellationToken)
    {
        await cloud.ActAsync("replace", request.Urn.Name, cancellationToken);
        var made = new FakeObject(cloud.NewId(request.Urn.Name), request.Urn, request.NewInputs, "running");
        cloud.Objects[made.Id] = made;
        cloud.Objects.TryRemove(request.OldId, out _);
        return new CreateResult(made.Id, Outputs(made));
    }

    public async Task<ReadResult> SettleReplacementAsync(ReplaceRequest request, CancellationToken cancellationToken)
    {
        cloud.Log($"settle {request.Urn.Name}");
        return cloud.Objects.TryGetValue(request.OldId, out var old)
            ? new ReadResult(old.Id, old.Inputs, Outputs(old))
            : await FindUnfinishedAsync(request.Urn, request.NewInputs, new HashSet<string>(), cancellationToken);
    }

    public async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        if (request.IsPreview)
        {
            return new CreateResult("", request.Inputs);
        }

        cloud.ThrowIfDown($"door {_config.Find("door")?.AsText()}");
        cloud.OnTimeout(request.Timeout);
        await cloud.ActAsync("create", request.Urn.Name, cancellationToken);
        var id = cloud.NewId(request.Urn.Name);
        var made = new FakeObject(id, request.Urn, request.Inputs, "running");
        cloud.Objects[id] = made;
        cloud.ThrowIfLost($"create {request.Urn.Name}");
        cloud.CreatedThenFail(request.Urn.Name, id, Outputs(made));
        return new CreateResult(id, Outputs(made));
    }

    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        cloud.Log($"read {request.Urn.Name}");
        cloud.ThrowIfDown(request.Urn.Name);
        cloud.ThrowIfDown($"door {_config.Find("door")?.AsText()}");
        if (cloud.IsUnreadable(request.Urn.Name))
        {
            return Task.FromResult(new ReadResult(request.Id, request.Inputs, request.Outputs));
        }

        if (!cloud.Objects.TryGetValue(request.Id, out var found))
        {
            return Task.FromResult(ReadResult.Gone);
        }

        return cloud.UnwellWhenRead.Contains(request.Urn.Name)
            ? throw new ResourceInitException(found.Id, Outputs(found), [new Diagnostic(Severity.Error, $"'{request.Urn.Name}' is not well.")])
            : Task.FromResult(new ReadResult(found.Id, found.Inputs, Outputs(found)));
    }

    public async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        if (request.IsPreview)
        {
            return new UpdateResult(request.NewInputs.With("id", request.Id).With("state", "running"));
        }

        cloud.OnTimeout(request.Timeout);
        await cloud.ActAsync("update", request.Urn.Name, cancellationToken);
        if (!cloud.Objects.TryGetValue(request.Id, out var known))
        {
            known = cloud.IsUnreadable(request.Urn.Name)
                ? new FakeObject(request.Id, request.Urn, request.NewInputs, "")
                : throw new DiagnosticException($"There is no object '{request.Id}' to change.");
        }

        var changed = known with { Inputs = request.NewInputs, State = "running" };
        if (cloud.MadeAnew.Contains(request.Urn.Name))
        {
            changed = changed with { Id = cloud.NewId(request.Urn.Name) };
            cloud.Objects.TryRemove(request.Id, out _);
        }

        cloud.Objects[changed.Id] = changed;
        cloud.ThrowIfLost($"update {request.Urn.Name}");
        cloud.CreatedThenFail(request.Urn.Name, changed.Id, Outputs(changed));
        return new UpdateResult(Outputs(changed)) { Id = changed.Id };
    }

    public async Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken)
    {
        cloud.OnTimeout(request.Timeout);
        cloud.OnDelete(request.Id);
        await cloud.ActAsync("delete", request.Urn.Name, cancellationToken);
        cloud.Remove(request.Id);
        cloud.ThrowIfLost($"delete {request.Urn.Name}");
    }

    public Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken) =>
        request.Token == "fake:index:echo"
            ? Task.FromResult(new InvokeResult(request.Arguments.With("region", _config.Find("region") ?? ""), []))
            : throw new NotSupportedException(request.Token);

    public Task<ImmutableArray<Drift>> FindDriftAsync(
        IReadOnlyList<RecordedResource> resources, CancellationToken cancellationToken)
    {
        cloud.Log($"drift check of {resources.Count}");
        cloud.ThrowIfDown("drift");
        return Task.FromResult(resources.Where(resource => !cloud.IsUnreadable(resource.Urn.Name))
            .Select(resource => cloud.Objects.TryGetValue(resource.Id, out var found)
                ? found.State == "running" ? null : new Drift(resource.Urn, $"it is {found.State}")
                : new Drift(resource.Urn, "it is gone"))
            .OfType<Drift>().ToImmutableArray());
    }

    public Task<ReadResult> FindUnfinishedAsync(
        Urn urn, PropertyMap inputs, IReadOnlySet<string> recordedIds, CancellationToken cancellationToken)
    {
        cloud.Log($"find {urn.Name}");
        cloud.ThrowIfDown(urn.Name);
        var found = cloud.Objects.Values.FirstOrDefault(made =>
            made.Urn == urn && made.Inputs.Equals(inputs) && !recordedIds.Contains(made.Id));
        return Task.FromResult(found is null ? ReadResult.Gone : new ReadResult(found.Id, found.Inputs, Outputs(found)));
    }

    public void Recall(PropertyMap facts) => cloud.Log($"recall {facts.Find("kernel")?.AsText()}");

    public Task<PropertyMap> LearnAsync(CancellationToken cancellationToken) => Task.FromResult(cloud.Facts);

    public Task ReleaseAsync(CancellationToken cancellationToken)
    {
        cloud.Log("release");
        return cloud.Down.Contains("release") ? throw new DiagnosticException("The old version stays.") : Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static PropertyMap Outputs(FakeObject made) => made.Inputs.With("id", made.Id).With("state", made.State);

    private static DiffResult Compare(PropertyMap old, PropertyMap wanted, params string[] replacing)
    {
        var diff = DiffResult.None;
        foreach (var name in old.Keys.Union(wanted.Keys).Where(name => !Equals(old.Find(name), wanted.Find(name))))
        {
            var isReplacing = replacing.Contains(name);
            var kind = (old.ContainsKey(name), wanted.ContainsKey(name)) switch
            {
                (false, _) => isReplacing ? DiffKind.AddReplace : DiffKind.Add,
                (_, false) => isReplacing ? DiffKind.DeleteReplace : DiffKind.Delete,
                _ => isReplacing ? DiffKind.UpdateReplace : DiffKind.Update,
            };
            diff = diff with
            {
                Properties = diff.Properties.Add(name, new PropertyDiff(kind)),
                DeleteBeforeReplace = diff.DeleteBeforeReplace || name is "first" or "whole",
            };
        }

        return diff;
    }
}

/// <summary>Makes fake providers.</summary>
internal sealed class FakeLoader(FakeCloud cloud) : IProviderLoader
{
    public Task<IProvider?> LoadAsync(
        string package, string version, IProviderHost host, CancellationToken cancellationToken) =>
        Task.FromResult<IProvider?>(package == "fake" ? new FakeProvider(cloud) : null);
}
