namespace Fleet.Protocol.Providers;

/// <summary>Implemented by a provider that can describe its package.</summary>
public interface ISchemaSource
{
    /// <summary>The package's schema: Pulumi's JSON.</summary>
    Task<string> GetSchemaAsync(CancellationToken cancellationToken);
}
