using Fleet.Remote.Ssh;

namespace Fleet.Providers.Tests;

/// <summary>A built-in provider, used as an engine would use it.</summary>
internal sealed class ProviderSession : IProviderHost, IAsyncDisposable
{
    private ProviderSession(SshConnectionsOptions options) => Builtin = new BuiltinProviders(options);

    public BuiltinProviders Builtin { get; }

    public IProvider Provider { get; private set; } = null!;

    /// <summary>All that was reported, in order.</summary>
    public List<Diagnostic> Reports { get; } = [];

    public static async Task<ProviderSession> OpenAsync(
        string package, PropertyMap? configuration = null, SshConnectionsOptions? options = null)
    {
        var session = new ProviderSession(options ?? new SshConnectionsOptions());
        session.Provider = (await session.Builtin.LoadAsync(package, "", session, default))!;
        var urn = Protocol.Urn.Create("test", "fleet", default, $"pulumi:providers:{package}", "atlas");
        await session.Provider.ConfigureAsync(new ConfigureRequest(urn, configuration ?? PropertyMap.Empty), default);
        return session;
    }

    /// <summary>A <c>fleet</c> provider for the host that a real sshd lets in.</summary>
    public static Task<ProviderSession> OpenAsync(RealSshd sshd) => OpenAsync(
        "fleet",
        PropertyMap.Of(("host", sshd.Address), ("port", $"{sshd.Port}"), ("user", "root"), ("hostKey", sshd.HostKey)),
        new() { PrivateKeys = [sshd.ClientKey] });

    /// <summary>What differs on the host, as <c>name: reason</c>.</summary>
    public async Task<IEnumerable<string>> DriftAsync(params Made[] made) =>
        (await ((IDriftCheck)Provider).FindDriftAsync(
            [.. made.Select(one => new RecordedResource(one.Urn, one.Id, one.Inputs, one.Outputs))], default))
        .Select(drift => $"{drift.Urn.Name}: {drift.Reason}");

    /// <summary>A resource as an import finds it; null when there is none.</summary>
    public Task<Made?> ImportAsync(string type, string id) =>
        ReadAsync(new Made(Urn(type), id, PropertyMap.Empty, PropertyMap.Empty));

    public static Urn Urn(string type, string name = "thing") => Protocol.Urn.Create("test", "fleet", default, type, name);

    public Task<CheckResult> CheckAsync(string type, PropertyMap inputs) =>
        Provider.CheckAsync(new CheckRequest(Urn(type), PropertyMap.Empty, inputs), default);

    /// <summary>The reasons why inputs are refused, as <c>property: reason</c>.</summary>
    public async Task<IEnumerable<string>> FailuresAsync(string type, PropertyMap inputs) =>
        (await CheckAsync(type, inputs)).Failures.Select(failure => $"{failure.Property}: {failure.Reason}");

    public async Task<Made> CreateAsync(string type, PropertyMap program, string name = "thing")
    {
        var inputs = await InputsAsync(type, program);
        var created = await Provider.CreateAsync(new CreateRequest(Urn(type, name), inputs, null, false), default);
        return new Made(Urn(type, name), created.Id, inputs, created.Outputs);
    }

    public async Task<PropertyMap> PreviewAsync(string type, PropertyMap program) => (await Provider.CreateAsync(
        new CreateRequest(Urn(type), await InputsAsync(type, program), null, true), default)).Outputs;

    public async Task<DiffResult> DiffAsync(Made made, PropertyMap program) => await Provider.DiffAsync(
        new DiffRequest(made.Urn, made.Id, made.Inputs, made.Outputs, await InputsAsync(made.Urn.Type, program)), default);

    /// <summary>The differences as <c>path kind</c>.</summary>
    public async Task<IEnumerable<string>> ChangesAsync(Made made, PropertyMap program) =>
        (await DiffAsync(made, program)).Properties.Select(property => $"{property.Key} {property.Value.Kind}");

    public async Task<Made> UpdateAsync(Made made, PropertyMap program)
    {
        var inputs = await InputsAsync(made.Urn.Type, program);
        var updated = await Provider.UpdateAsync(
            new UpdateRequest(made.Urn, made.Id, made.Inputs, made.Outputs, inputs, null, false), default);
        return made with { Inputs = inputs, Outputs = updated.Outputs };
    }

    public async Task<Made?> ReadAsync(Made made)
    {
        var read = await Provider.ReadAsync(new ReadRequest(made.Urn, made.Id, made.Inputs, made.Outputs, null), default);
        return read.Id is null ? null : made with { Id = read.Id, Inputs = read.Inputs, Outputs = read.Outputs };
    }

    public Task DeleteAsync(Made made) =>
        Provider.DeleteAsync(new DeleteRequest(made.Urn, made.Id, made.Inputs, made.Outputs, null), default);

    public void Report(Diagnostic diagnostic, bool isStatus = false)
    {
        lock (Reports)
        {
            Reports.Add(diagnostic);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Provider.DisposeAsync();
        await Builtin.DisposeAsync();
    }

    private async Task<PropertyMap> InputsAsync(string type, PropertyMap program)
    {
        var result = await CheckAsync(type, program);
        return result.Failures.IsEmpty
            ? result.Inputs
            : throw new InvalidOperationException(string.Join('\n', result.Failures));
    }
}

/// <summary>A resource as an engine would record it.</summary>
internal sealed record Made(Urn Urn, string Id, PropertyMap Inputs, PropertyMap Outputs);
