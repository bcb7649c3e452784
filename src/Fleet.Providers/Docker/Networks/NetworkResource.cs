using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;
using static Fleet.Providers.Docker.Shape;

namespace Fleet.Providers.Docker;

/// <summary>Networks. Nothing of them can be changed in place.</summary>
internal sealed class NetworkResource : IDockerResource
{
    private const int Attempts = 10;
    private const int AttemptsWhereNobodyIsSeen = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    public ResourceSchema Schema { get; } = new("docker:index/network:Network", "network",
    [
        new("attachable", Flag) { Unset = false },
        new("driver", Text) { Unset = "bridge", Normal = driver => driver == "bridge" ? "" : driver },
        new("ingress", Flag) { Unset = false },
        new("internal", Flag) { Unset = false },
        new("ipamConfigs", BlockSet)
        {
            Unset = PropertyValue.Of([]),
            Key = element => Canonical.Key(element.AsMap().Find("subnet")),
            Members = [new("auxAddress", TextMap), new("gateway", Text), new("ipRange", Text), new("subnet", Text)],
        },
        new("ipamDriver", Text) { Default = "default" },
        new("ipamOptions", TextMap),
        new("ipv6", Flag) { Unset = false },
        new("labels", BlockSet)
        {
            Unset = PropertyValue.Of([]),
            LastWins = true,
            Key = element => Canonical.Key(element.AsMap().Find("label")),
            Members = [new("label", Text) { IsRequired = true }, new("value", Text) { IsRequired = true }],
        },
        new("name", Text),
        new("options", TextMap) { Unset = PropertyMap.Empty },
    ])
    {
        HasGeneratedName = true,
        Meta = """{"schema_version":"1"}""",
    };

    public CheckResult Check(CheckRequest request)
    {
        // Old programs still say this; every engine does it anyway.
        var result = SchemaCheck.Of(Schema, request with { NewInputs = request.NewInputs.Without("checkDuplicate") });
        return result.Inputs.Text("name") is "bridge" or "host" or "none" or "default"
            ? result with { Failures = result.Failures.Add(new CheckFailure("name", "The engine keeps this name for itself.")) }
            : result;
    }

    public DiffResult Diff(DiffRequest request) =>
        SchemaDiff.Of(Schema, Plain.Of(request.OldInputs), Plain.Of(request.NewInputs));

    public async Task<CreateResult> CreateAsync(
        DockerHost host, CreateRequest request, CancellationToken cancellationToken)
    {
        var spec = Spec(request.Inputs);
        string id;
        try
        {
            id = await host.RepeatAsync(
                async attempt => attempt > 1
                    && (await FindUnfinishedAsync(host, request.Urn, request.Inputs, new HashSet<string>(), cancellationToken)).Id is { } made
                        ? made
                        : await host.Engine.Networks.CreateAsync(spec, cancellationToken),
                cancellationToken);
        }
        catch (DockerApiException exception) when (exception.IsConflict)
        {
            throw DockerProblems.Error(
                request.Urn,
                $"Network '{spec.Name}' on '{host.Name}': a network of that name exists already, and it is not managed here.",
                "Remove it, import it, or choose another name.",
                inner: exception);
        }

        var network = await host.Engine.Networks.FindAsync(id, cancellationToken)
            ?? throw DockerProblems.Error(
                request.Urn, $"Network '{spec.Name}' on '{host.Name}' was removed by something else right after it was made.");
        return new CreateResult(id, Outputs(request.Inputs, network));
    }

    public async Task<ReadResult> ReadAsync(
        DockerHost host, ReadRequest request, CancellationToken cancellationToken)
    {
        if (await host.Engine.Networks.FindAsync(request.Id, cancellationToken) is not { } network)
        {
            return ReadResult.Gone;
        }

        var inputs = request.Inputs.Count > 0 ? request.Inputs : Imported(network);
        return new ReadResult(network.Id, inputs, Outputs(inputs, network));
    }

    public Task<UpdateResult> UpdateAsync(
        DockerHost host, UpdateRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new UpdateResult(request.OldOutputs));

    public async Task DeleteAsync(DockerHost host, DeleteRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await host.Engine.Networks.RemoveAsync(request.Id, cancellationToken);
                return;
            }
            catch (DockerApiException exception) when (
                exception.EngineMessage.Contains("active endpoints", StringComparison.OrdinalIgnoreCase))
            {
                // A container that was just removed may not have left yet.
                if (attempt >= Attempts
                    && await InUseAsync(host, request, attempt, exception, cancellationToken) is { } problem)
                {
                    throw problem;
                }

                await Task.Delay(Pause, host.Time, cancellationToken);
            }
        }
    }

    /// <summary>A network of the name that is exactly what the interrupted creation was about to make.</summary>
    public async Task<ReadResult> FindUnfinishedAsync(
        DockerHost host, Urn urn, PropertyMap inputs, IReadOnlySet<string> recordedIds, CancellationToken cancellationToken)
    {
        if (inputs.Text("name") is not { } name)
        {
            return ReadResult.Gone;
        }

        // Two networks may share a name: only one of them is the one that is asked for. The filter takes parts of names too.
        var filters = new Dictionary<string, IReadOnlyList<string>> { ["name"] = [name] };
        var network = (await host.Engine.Networks.ListAsync(filters, cancellationToken))
            .FirstOrDefault(one => one.Name == name && !recordedIds.Contains(one.Id) && IsAsWanted(inputs, one));
        return network is null ? ReadResult.Gone : new ReadResult(network.Id, inputs, Outputs(inputs, network));
    }

    private static NetworkSpec Spec(PropertyMap inputs)
    {
        var pools = inputs.Blocks("ipamConfigs").Select(pool => new AddressPool
        {
            Subnet = pool.Text("subnet"),
            IpRange = pool.Text("ipRange"),
            Gateway = pool.Text("gateway"),
            AuxiliaryAddresses = pool.Map("auxAddress"),
        });
        return new NetworkSpec
        {
            Name = inputs.Text("name") ?? "",
            Driver = inputs.Text("driver"),
            Internal = inputs.Flag("internal"),
            Attachable = inputs.Flag("attachable"),
            Ingress = inputs.Flag("ingress"),
            EnableIpv6 = inputs.Flag("ipv6"),
            Addressing = new NetworkAddressing
            {
                Driver = inputs.Text("ipamDriver"),
                Options = inputs.Map("ipamOptions"),
                Config = Inputs.OrNull(pools),
            },
            Options = inputs.Map("options"),
            Labels = inputs.Labels(),
        };
    }

    private static PropertyMap Reading(NetworkDetails network) => PropertyMap.Of(
        ("attachable", network.Attachable),
        ("driver", network.Driver),
        ("ingress", network.Ingress),
        ("internal", network.Internal),
        ("ipamConfigs", PropertyValue.Of((network.Addressing.Config ?? []).Select(pool => (PropertyValue)PropertyMap.Of(
            ("auxAddress", HostValue.Of(pool.AuxiliaryAddresses) ?? PropertyMap.Empty),
            ("gateway", pool.Gateway ?? ""),
            ("ipRange", pool.IpRange ?? ""),
            ("subnet", pool.Subnet ?? ""))))),
        ("ipamDriver", network.Addressing.Driver ?? "default"),
        ("ipv6", network.EnableIpv6),
        ("labels", HostValue.Labels(network.Labels) ?? PropertyValue.Of([])),
        ("name", network.Name),
        ("options", HostValue.Of(network.Options) ?? PropertyMap.Empty),
        ("scope", network.Scope));

    private PropertyMap Outputs(PropertyMap inputs, NetworkDetails network) => PropertyMap.From(
        Schema.Outputs(network.Id, inputs).Concat(Reading(network)));

    private PropertyMap Imported(NetworkDetails network)
    {
        var reading = Reading(network);
        return PropertyMap.From(
            from property in Schema.Properties
            let value = reading.Find(property.Name)
            where value is not null
                && Canonical.Key(Canonical.Of(property, value)) != Canonical.Key(Canonical.Of(property, null))
            select KeyValuePair.Create(property.Name, value)).With(Plain.Defaults, PropertyValue.Of([]));
    }

    /// <summary>True when everything the program says is so; addresses it leaves open may be anything.</summary>
    private bool IsAsWanted(PropertyMap inputs, NetworkDetails network)
    {
        var reading = Reading(network);
        return Schema.Properties.Where(property => property.Name is not ("ipamOptions" or "ipamConfigs"))
            .All(property => Canonical.Of(property, inputs.Find(property.Name)) is not { } wanted
                || Canonical.Key(wanted) == Canonical.Key(Canonical.Of(property, reading.Find(property.Name))));
    }

    /// <summary>Why the network cannot go; null while it is worth trying on.</summary>
    private static async Task<DiagnosticException?> InUseAsync(
        DockerHost host, DeleteRequest request, int attempt, DockerApiException exception, CancellationToken cancellationToken)
    {
        var network = await host.Engine.Networks.FindAsync(request.Id, cancellationToken);
        var members = (network?.Containers ?? new Dictionary<string, NetworkContainer>()).Values
            .Select(container => $"'{container.Name}'").Order(StringComparer.Ordinal).ToList();
        if (members.Count == 0)
        {
            // A busy engine takes a while to let go; one that was interrupted while it started a container counts wrongly.
            return attempt < AttemptsWhereNobodyIsSeen
                ? null
                : DockerProblems.Error(
                    request.Urn,
                    $"Network '{network?.Name ?? request.Id}' on '{host.Name}' is in use, as its engine says, but no container is in it.",
                    "The engine counts wrongly until it is started anew. Restart it there, then run again.",
                    inner: exception);
        }

        return DockerProblems.Error(
            request.Urn,
            $"Network '{network?.Name ?? request.Id}' on '{host.Name}' is still used by {string.Join(", ", members)}.",
            "Disconnect or remove what is not managed here, then run again.",
            inner: exception);
    }
}
