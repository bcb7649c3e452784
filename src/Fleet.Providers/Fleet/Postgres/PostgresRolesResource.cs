using System.Collections.Immutable;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Fleet.Postgres;

/// <summary>
/// <c>fleet:index:PostgresRoles</c>: the databases and roles of a PostgreSQL, and which role opens which. What exists
/// already under a declared name becomes as declared. Afterwards the server itself is asked what every role can open.
/// </summary>
internal sealed class PostgresRolesResource(Func<FleetHost> host) : IResourceKind, IDriftingKind
{
    /// <summary>The output that says how the server differs, as it was last looked at.</summary>
    private const string Differences = "differences";

    private static readonly string[] Places = ["container", "host", "port"];

    /// <inheritdoc/>
    public string Token => "fleet:index:PostgresRoles";

    /// <inheritdoc/>
    public CheckResult Check(CheckRequest request) => PostgresInputs.Check(request);

    /// <summary>Another server is another resource.</summary>
    public DiffResult Diff(DiffRequest request)
    {
        var diff = InputDiff.Between(request.OldInputs, request.NewInputs, name => Places.Contains(name, StringComparer.Ordinal));
        return request.OldOutputs.Find(Differences)?.AsList().Length > 0
            ? diff with { Properties = diff.Properties.Add(Differences, new PropertyDiff(DiffKind.Update)) }
            : diff;
    }

    /// <inheritdoc/>
    public async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        if (!request.IsPreview)
        {
            await ApplyAsync(request.Urn, PostgresInputs.Read(request.Inputs), before: null, cancellationToken);
        }

        return new CreateResult(request.IsPreview ? "" : request.Urn.Name, Outputs(request.Inputs, []));
    }

    /// <inheritdoc/>
    public async Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        if (request.Inputs.Count == 0)
        {
            throw RemoteErrors.Error(
                request.Urn, $"The roles of a server cannot be imported as '{request.Id}': which of them are meant is only in a program.",
                "Declare them: what exists already becomes as declared.");
        }

        var wanted = PostgresInputs.Read(request.Inputs);
        return await FindAsync(request.Urn, wanted, cancellationToken) is { } found
            ? new ReadResult(request.Id, request.Inputs, Outputs(request.Inputs, found.Differences(wanted)))
            : ReadResult.Gone;
    }

    /// <inheritdoc/>
    public async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        if (!request.IsPreview)
        {
            await ApplyAsync(
                request.Urn, PostgresInputs.Read(request.NewInputs), PostgresInputs.Read(request.OldInputs), cancellationToken);
        }

        return new UpdateResult(Outputs(request.NewInputs, []));
    }

    /// <summary>A server that is gone takes its roles with it.</summary>
    public async Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken)
    {
        var before = PostgresInputs.Read(request.Outputs);
        await before.Place.RunAsync(
            host(), request.Urn, PostgresSql.Remove(before, after: null), $"Roles {Where(before)} were not removed", cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<Drift>> FindDriftAsync(
        IReadOnlyList<RecordedResource> resources, CancellationToken cancellationToken)
    {
        var drifts = ImmutableArray.CreateBuilder<Drift>();
        foreach (var resource in resources)
        {
            var wanted = PostgresInputs.Read(resource.Inputs);
            var found = await FindAsync(resource.Urn, wanted, cancellationToken);
            var reason = found is null ? "the server's container is gone" : string.Join("; ", found.Differences(wanted));
            if (reason.Length > 0)
            {
                drifts.Add(new Drift(resource.Urn, reason));
            }
        }

        return drifts.ToImmutable();
    }

    private static PropertyMap Outputs(PropertyMap inputs, IEnumerable<string> differences) =>
        inputs.With(Differences, PropertyValue.Of([.. differences.Select(text => (PropertyValue)text)]));

    private async Task<PostgresFacts?> FindAsync(Urn urn, PostgresInputs wanted, CancellationToken cancellationToken) =>
        await wanted.Place.RunAsync(
            host(), urn, PostgresSql.Facts(wanted), $"Roles {Where(wanted)} could not be looked at", cancellationToken) is { } printed
            ? PostgresFacts.Parse(printed)
            : null;

    private async Task ApplyAsync(Urn urn, PostgresInputs wanted, PostgresInputs? before, CancellationToken cancellationToken)
    {
        var found = await FindAsync(urn, wanted, cancellationToken) ?? throw NoServer(urn, wanted);
        if (found.Roles.FirstOrDefault(role => role.Value.Powers.Contains("superuser", StringComparer.Ordinal)) is { Key: { } super } && before is null)
        {
            throw RemoteErrors.Error(
                urn, $"Role '{super}' {Where(wanted)} is a superuser already, and would lose that.",
                "Choose another name, or take that power away by hand first.");
        }

        var script = PostgresSql.Apply(wanted, found) + (before is null ? "" : PostgresSql.Remove(before, wanted)) + PostgresSql.Facts(wanted);
        var printed = await wanted.Place.RunAsync(
            host(), urn, script, $"Roles {Where(wanted)} did not become what they should be", cancellationToken) ?? throw NoServer(urn, wanted);
        if (PostgresFacts.Parse(printed).Differences(wanted).ToList() is { Count: > 0 } left)
        {
            throw RemoteErrors.Error(
                urn, $"Roles {Where(wanted)} did not become what they should be: {string.Join("; ", left)}.",
                "Something else grants it, such as the membership in another role. Take that away by hand.");
        }
    }

    private DiagnosticException NoServer(Urn urn, PostgresInputs wanted) => RemoteErrors.Error(
        urn, $"Roles {Where(wanted)} were not made: there is no such container.", "Start the server first.");

    private string Where(PostgresInputs wanted) =>
        $"of the PostgreSQL {(wanted.Place.Container is { } container ? $"in container '{container}'" : $"at '{wanted.Place.Host ?? "its socket"}'")} on '{host().Name}'";
}
