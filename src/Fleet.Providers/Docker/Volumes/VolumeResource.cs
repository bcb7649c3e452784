using System.Net;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;
using static Fleet.Providers.Docker.Shape;

namespace Fleet.Providers.Docker;

/// <summary>
/// Volumes. One that exists already and is just as wanted is taken over with what is in it, since volumes are often kept
/// when everything else is destroyed; it is noted, and never removed by us.
/// </summary>
internal sealed class VolumeResource : IDockerResource
{
    private const string Adopted = """{"fleet_adopted":"true","schema_version":"1"}""";

    public ResourceSchema Schema { get; } = new("docker:index/volume:Volume", "volume",
    [
        new("cluster", Block)
        {
            Members =
            [
                new("availability", Text), new("group", Text), new("id", Text), new("limitBytes", Text),
                new("requiredBytes", Text), new("scope", Text), new("sharing", Text), new("topologyPreferred", Text),
                new("topologyRequired", Text), new("type", Text),
            ],
        },
        new("driver", Text) { Unset = "local", Normal = driver => driver == "local" ? "" : driver },
        new("driverOpts", TextMap),
        new("labels", BlockSet)
        {
            Unset = PropertyValue.Of([]),
            LastWins = true,
            Key = element => Canonical.Key(element.AsMap().Find("label")),
            Members = [new("label", Text) { IsRequired = true }, new("value", Text) { IsRequired = true }],
        },
        new("name", Text),
    ])
    {
        HasGeneratedName = true,
        Meta = """{"schema_version":"1"}""",
    };

    public CheckResult Check(CheckRequest request)
    {
        var result = SchemaCheck.Of(Schema, request);
        if (result.Inputs.ContainsKey("cluster"))
        {
            return result with
            {
                Failures = result.Failures.Add(new CheckFailure(
                    "cluster", "Volumes of a swarm are not managed here. Use a volume driver of the host ('driver', 'driverOpts').")),
            };
        }

        return result.Inputs.Text("name") is { } name && name.Any(letter => letter is '/' or ':' || char.IsWhiteSpace(letter))
            ? result with { Failures = result.Failures.Add(new CheckFailure("name", $"'{name}' is not a volume name.")) }
            : result;
    }

    public DiffResult Diff(DiffRequest request) =>
        SchemaDiff.Of(Schema, Plain.Of(request.OldInputs), Plain.Of(request.NewInputs));

    public async Task<CreateResult> CreateAsync(
        DockerHost host, CreateRequest request, CancellationToken cancellationToken)
    {
        var inputs = request.Inputs;
        var name = inputs.Text("name")!;
        if (await host.Engine.Volumes.FindAsync(name, cancellationToken) is { } existing)
        {
            return Adopt(host, request, name, existing);
        }

        var spec = new VolumeSpec
        {
            Name = name,
            Driver = inputs.Text("driver"),
            DriverOpts = inputs.Map("driverOpts"),
            Labels = inputs.Labels(),
        };
        var volume = await host.RepeatAsync(_ => host.Engine.Volumes.CreateAsync(spec, cancellationToken), cancellationToken);
        return new CreateResult(volume.Name, Outputs(inputs, volume));
    }

    public async Task<ReadResult> ReadAsync(
        DockerHost host, ReadRequest request, CancellationToken cancellationToken)
    {
        if (await host.Engine.Volumes.FindAsync(request.Id, cancellationToken) is not { } volume)
        {
            return ReadResult.Gone;
        }

        if (request.Inputs.Count == 0)
        {
            var imported = Imported(volume);
            return new ReadResult(volume.Name, imported, Outputs(imported, volume));
        }

        var outputs = Outputs(request.Inputs, volume);
        return new ReadResult(
            volume.Name,
            request.Inputs,
            IsAdopted(request.Outputs) ? outputs.With("__meta", Adopted) : outputs);
    }

    public Task<UpdateResult> UpdateAsync(
        DockerHost host, UpdateRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new UpdateResult(request.OldOutputs));

    public async Task DeleteAsync(DockerHost host, DeleteRequest request, CancellationToken cancellationToken)
    {
        if (IsAdopted(request.Outputs))
        {
            host.Warn(
                request.Urn,
                $"Volume '{request.Id}' on '{host.Name}' stays: it was there before this stack, and may hold data of others.");
            return;
        }

        try
        {
            await host.Engine.Volumes.RemoveAsync(request.Id, cancellationToken);
        }
        catch (DockerApiException exception) when (exception.Status == HttpStatusCode.Conflict)
        {
            throw await InUseAsync(host, request, exception, cancellationToken);
        }
    }

    /// <summary>A volume of the name that is just as wanted: one of another kind is somebody else's.</summary>
    public async Task<ReadResult> FindUnfinishedAsync(
        DockerHost host, Urn urn, PropertyMap inputs, IReadOnlySet<string> recordedIds, CancellationToken cancellationToken)
    {
        var volume = inputs.Text("name") is { } name
            ? await host.Engine.Volumes.FindAsync(name, cancellationToken)
            : null;
        return volume is null || !IsAsWanted(inputs, volume)
            ? ReadResult.Gone
            : new ReadResult(volume.Name, inputs, Outputs(inputs, volume));
    }

    private CreateResult Adopt(DockerHost host, CreateRequest request, string name, VolumeDetails existing)
    {
        if (!IsAsWanted(request.Inputs, existing))
        {
            throw DockerProblems.Error(
                request.Urn,
                $"Volume '{name}' on '{host.Name}': a volume of that name exists already, with another driver, other "
                    + "options or other labels.",
                "Choose another name, or declare it as it is.");
        }

        host.Warn(
            request.Urn,
            $"Volume '{name}' on '{host.Name}' was there already: it is used with what is in it, and will not be removed.");
        return new CreateResult(existing.Name, Outputs(request.Inputs, existing).With("__meta", Adopted));
    }

    private static PropertyMap Reading(VolumeDetails volume) => PropertyMap.Of(
        ("driver", volume.Driver),
        ("driverOpts", HostValue.Of(volume.Options) ?? PropertyValue.Null.Instance),
        ("labels", HostValue.Labels(volume.Labels) ?? PropertyValue.Of([])),
        ("mountpoint", volume.Mountpoint),
        ("name", volume.Name));

    private PropertyMap Outputs(PropertyMap inputs, VolumeDetails volume) => PropertyMap.From(
        Schema.Outputs(volume.Name, inputs).Concat(Reading(volume)));

    private PropertyMap Imported(VolumeDetails volume)
    {
        var reading = Reading(volume);
        return PropertyMap.From(
            from property in Schema.Properties
            let value = reading.Find(property.Name)
            where property.Name != "driver" || value.AsText() != "local"
            where Canonical.Of(property, value) is not null
            select KeyValuePair.Create(property.Name, value)).With(Plain.Defaults, PropertyValue.Of([]));
    }

    private bool IsAsWanted(PropertyMap inputs, VolumeDetails volume)
    {
        var reading = Reading(volume);
        return Schema.Properties.All(property =>
            (property.Name == "driver" && inputs.Text("driver") is null && volume.Driver == "local")
            || Canonical.Key(Canonical.Of(property, inputs.Find(property.Name)))
                == Canonical.Key(Canonical.Of(property, reading.Find(property.Name))));
    }

    private static bool IsAdopted(PropertyMap outputs) => outputs.Text("__meta") == Adopted;

    private static async Task<DiagnosticException> InUseAsync(
        DockerHost host, DeleteRequest request, DockerApiException exception, CancellationToken cancellationToken)
    {
        var filters = new Dictionary<string, IReadOnlyList<string>> { ["volume"] = [request.Id] };
        var users = await host.Engine.Containers.ListAsync(filters, cancellationToken);
        return DockerProblems.Error(
            request.Urn,
            $"Volume '{request.Id}' on '{host.Name}' is still used by "
                + $"{string.Join(", ", users.Select(user => $"'{user.Name}'").Order(StringComparer.Ordinal))}.",
            "Remove what uses it, then run again.",
            inner: exception);
    }
}
