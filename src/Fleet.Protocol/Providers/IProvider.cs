namespace Fleet.Protocol.Providers;

/// <summary>
/// How the resources of one package are checked, compared, created, read, updated and deleted. One instance serves one
/// provider resource: it is configured once and then used from many tasks at once. A provider never decides whether
/// something happens; the engine never knows how. The same class runs inside the engine and behind a plugin executable.
/// </summary>
/// <remarks>
/// What an operator can cause is thrown as <see cref="DiagnosticException"/>; an object that exists but is not healthy
/// as <see cref="ResourceInitException"/>; a failure of which nobody knows what it left behind as
/// <see cref="UncertainOutcomeException"/>. An unknown method or token is a <see cref="NotSupportedException"/>.
/// What only some providers can do has interfaces of its own: <see cref="IComponentProvider"/>,
/// <see cref="ISchemaSource"/>, <see cref="IParameterizable"/>, <see cref="IDriftCheck"/>,
/// <see cref="IAdoptUnfinished"/>, <see cref="IPrepareReplacement"/>.
/// </remarks>
public interface IProvider : IAsyncDisposable
{
    /// <summary>The package's name, such as <c>docker</c>.</summary>
    string Package { get; }

    /// <summary>
    /// True when inputs may arrive wrapped as secrets. When false they arrive plain, and the engine marks every output
    /// as secret whose input of the same name was.
    /// </summary>
    bool AcceptsSecrets { get; }

    /// <summary>
    /// True when references to resources may arrive as such. Otherwise the resource's id takes their place, or its URN
    /// when it is a component.
    /// </summary>
    bool AcceptsResources => false;

    /// <summary>Validates the provider's own inputs. Contacts nothing.</summary>
    Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken cancellationToken);

    /// <summary>Compares the provider's own inputs; a replacement replaces all of its resources. Contacts nothing.</summary>
    Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken cancellationToken);

    /// <summary>Takes the provider's inputs. Contacts nothing: connections are opened by the first real operation.</summary>
    Task ConfigureAsync(ConfigureRequest request, CancellationToken cancellationToken);

    /// <summary>Validates a resource's inputs and fills in defaults. Contacts nothing.</summary>
    Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken);

    /// <summary>Compares recorded state with wanted inputs. Contacts nothing, so that a plan needs no host.</summary>
    Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken);

    /// <summary>Makes the object. With <see cref="CreateRequest.IsPreview"/> says what is known beforehand instead.</summary>
    Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken);

    /// <summary>Reads the object as it is now. Changes nothing; only a definite answer counts as "gone".</summary>
    Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken);

    /// <summary>Changes the object in place.</summary>
    Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken);

    /// <summary>Removes the object. An object that is gone already is a success.</summary>
    Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken);

    /// <summary>Runs a function of the package.</summary>
    Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken);
}
