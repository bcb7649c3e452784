using System.Globalization;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Conformance.Tests.Kit;

/// <summary>
/// The provider of the packages <c>test</c> and <c>plain</c>; the latter takes no secrets. An object's outputs are its
/// inputs and what is <c>computed</c>. Input <c>replace</c> forces a replacement and <c>deleteFirst</c> one that removes the
/// old object before; <c>fail</c> names the operation that fails, <c>flaky</c> how often it does so before it works.
/// </summary>
internal sealed class TestProvider(string package, TestCloud cloud) : IProvider, IComponentProvider, IParameterizable
{
    private PropertyMap _config = PropertyMap.Empty;
    private string _shape = "";

    public string Package => package;

    public bool AcceptsSecrets => package == "test";

    public Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new CheckResult(request.NewInputs));

    public Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Compare(request));

    public Task ConfigureAsync(ConfigureRequest request, CancellationToken cancellationToken)
    {
        _config = request.Inputs;
        return Task.CompletedTask;
    }

    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new CheckResult(
            request.NewInputs,
            request.NewInputs.ContainsKey("bad") ? [new CheckFailure("bad", "it is bad")] : []));

    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Compare(request));

    public Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        if (request.IsPreview)
        {
            return Task.FromResult(new CreateResult("", request.Inputs));
        }

        FailIfAsked(request.Urn, "create", request.Inputs);
        var id = cloud.NewId(request.Urn);
        cloud.Objects[id] = request.Inputs;
        return Task.FromResult(new CreateResult(id, Outputs(request.Urn, request.Inputs)));
    }

    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(request.Id switch
        {
            "nowhere" => ReadResult.Gone,
            var id when cloud.Objects.TryGetValue(id, out var found) => new ReadResult(id, found, Outputs(request.Urn, found)),
            var id => new ReadResult(
                id,
                PropertyMap.Of(("text", $"found {id}")),
                Outputs(request.Urn, PropertyMap.Of(("text", $"found {id}"), ("hint", request.Inputs.Find("hint") ?? PropertyValue.Null.Instance)))),
        });

    public Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        if (!request.IsPreview)
        {
            FailIfAsked(request.Urn, "update", request.NewInputs);
            cloud.Objects[request.Id] = request.NewInputs;
        }

        return Task.FromResult(new UpdateResult(Outputs(request.Urn, request.NewInputs)));
    }

    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken)
    {
        FailIfAsked(request.Urn, "delete", request.Inputs);
        cloud.Objects.TryRemove(request.Id, out _);
        return Task.CompletedTask;
    }

    public Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken)
    {
        cloud.Log($"invoke {request.Token} {ValueText.Of(request.Arguments)}");
        return Task.FromResult(request.Token.Split(':')[^1] switch
        {
            "echo" => new InvokeResult(request.Arguments.With("region", _config.Find("region") ?? "nowhere"), []),
            "single" => new InvokeResult(PropertyMap.Of(("value", "only")), []),
            "hidden" => new InvokeResult(PropertyMap.Of(("value", new PropertyValue.Secret("marked-secret-returned"))), []),
            "refuse" => new InvokeResult(PropertyMap.Empty, [new CheckFailure("text", "it is refused")]),
            _ => throw new NotSupportedException(request.Token),
        });
    }

    public Task<ComponentResult> ConstructAsync(ComponentRequest request, CancellationToken cancellationToken) =>
        TestComponents.ConstructAsync(request, cancellationToken);

    public Task<MethodResult> CallAsync(MethodRequest request, CancellationToken cancellationToken) =>
        TestComponents.CallAsync(request);

    public Task ParameterizeAsync(PackageParameterization parameterization, CancellationToken cancellationToken)
    {
        _shape = $" as {parameterization.Name} {parameterization.Version}";
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void FailIfAsked(Urn urn, string operation, PropertyMap inputs)
    {
        if (inputs.Find("fail")?.AsText() == operation)
        {
            throw new DiagnosticException($"'{urn.Name}' was told to fail to {operation}.");
        }

        if (inputs.Find("flaky")?.AsNumber() is { } times && cloud.Attempt(urn.Name) <= times)
        {
            throw new DiagnosticException($"'{urn.Name}' was told to fail {times.ToString(CultureInfo.InvariantCulture)} times.");
        }
    }

    // Named by type: where an output is null, 'nulls' must stay known.
    private PropertyMap Outputs(Urn urn, PropertyMap inputs) => inputs
        .With("computed", $"computed of {urn.Name}{_shape}")
        .With("region", _config.Find("region") ?? "nowhere")
        .With("nothing", PropertyValue.Null.Instance);

    private static DiffResult Compare(DiffRequest request)
    {
        var paths = new SortedDictionary<string, DiffKind>(StringComparer.Ordinal);
        Compare("", request.OldInputs, request.NewInputs, paths);
        return new DiffResult(DiffResult.None.Properties.AddRange(paths.Select(path =>
            KeyValuePair.Create(path.Key, new PropertyDiff(path.Key is "replace" or "deleteFirst" ? path.Value + 1 : path.Value)))))
        {
            DeleteBeforeReplace = paths.ContainsKey("deleteFirst"),
        };
    }

    private static void Compare(string prefix, PropertyMap old, PropertyMap wanted, SortedDictionary<string, DiffKind> paths)
    {
        foreach (var name in old.Keys.Union(wanted.Keys))
        {
            Compare(prefix.Length > 0 ? $"{prefix}.{name}" : name, old.Find(name), wanted.Find(name), paths);
        }
    }

    private static void Compare(
        string path, PropertyValue? old, PropertyValue? wanted, SortedDictionary<string, DiffKind> paths)
    {
        switch (old, wanted)
        {
            case (PropertyValue.Map from, PropertyValue.Map to):
                Compare(path, from.Members, to.Members, paths);
                break;
            case (PropertyValue.List from, PropertyValue.List to):
                for (var index = 0; index < Math.Max(from.Items.Length, to.Items.Length); index++)
                {
                    Compare(
                        string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"),
                        from.Items.ElementAtOrDefault(index),
                        to.Items.ElementAtOrDefault(index),
                        paths);
                }

                break;
            case var _ when !Equals(old, wanted):
                paths[path] = old is null ? DiffKind.Add : wanted is null ? DiffKind.Delete : DiffKind.Update;
                break;
        }
    }
}
