using Fleet;

namespace Stacks.Libnovel;

/// <summary>Generated once by the stack that owns prod; the last three are the operator's to set.</summary>
internal sealed class LibnovelSecrets(FleetModel fleet, Host prod)
{
    public Secret MinioPassword { get; } = fleet.Add(Secret.Generated("minio-root-password", prod));

    public Secret PocketbasePassword { get; } = fleet.Add(Secret.Generated("pocketbase-admin-password", prod));

    public Secret ValkeyPassword { get; } = fleet.Add(Secret.Generated("valkey-password", prod, length: 48));

    public Secret MeilisearchKey { get; } = fleet.Add(Secret.Generated("meilisearch-master-key", prod));

    public Secret CrowdSecKey { get; } = fleet.Add(Secret.Generated("crowdsec-bouncer-key", prod));

    public Secret UiSession { get; } = fleet.Add(Secret.Generated("ui-session-secret", prod, length: 48));

    public Secret? SentryDsn { get; } = fleet.AddIfSet(Secret.FromConfig("sentry-dsn", "libnovel:sentryDsn"));

    public Secret? RegistryUser { get; } = fleet.AddIfSet(Secret.FromConfig("registry-user", "libnovel:registryUser"));

    public Secret? RegistryToken { get; } = fleet.AddIfSet(Secret.FromConfig("registry-token", "libnovel:registryToken"));
}
