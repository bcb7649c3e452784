using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.S3;
using Fleet.Protocol;
using Fleet.Shared;

namespace Fleet.Engine.Backends.S3;

/// <summary>Opens buckets. Only this folder knows Amazon's library, so it is loaded for an <c>s3://</c> backend alone.</summary>
internal static class S3Stores
{
    public static IObjectStore Open(string url, EngineEnvironment environment)
    {
        var parsed = S3Url.Parse(url);
        RefuseForeignAddress(parsed);
        var config = new AmazonS3Config
        {
            ForcePathStyle = parsed.IsPathStyle,
            MaxErrorRetry = 4,
            Timeout = TimeSpan.FromSeconds(30),

            // Servers other than Amazon's know the plain form of an upload only.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        var region = parsed.Region.Length > 0 ? parsed.Region
            : environment.Variable("AWS_REGION") ?? environment.Variable("AWS_DEFAULT_REGION") ?? "us-east-1";
        if (parsed.Endpoint.Length > 0)
        {
            config.ServiceURL = parsed.Endpoint;
            config.AuthenticationRegion = region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        var credentials = Credentials(parsed, environment);
        var client = credentials is null ? new AmazonS3Client(config) : new AmazonS3Client(credentials, config);
        return new S3Store(client, parsed);
    }

    private static void RefuseForeignAddress(S3Url url)
    {
        var host = url.Endpoint.Length > 0 ? new Uri(url.Endpoint).Host.Trim('[', ']') : $"{url.Bucket}.s3.amazonaws.com";
        if (AddressGuard.Refusal(host) is { } refusal)
        {
            throw new DiagnosticException($"The backend 's3://{url.Bucket}' is out of reach: {refusal}");
        }
    }

    // Null leaves it to Amazon's own chain, which may ask the machine it runs on: not where addresses are guarded.
    private static AWSCredentials? Credentials(S3Url url, EngineEnvironment environment)
    {
        if (url.Profile.Length > 0)
        {
            return new CredentialProfileStoreChain().TryGetAWSCredentials(url.Profile, out var found)
                ? found
                : throw new DiagnosticException(
                    $"There is no profile '{url.Profile}' with credentials for the backend 's3://{url.Bucket}'.",
                    "Add it to ~/.aws/credentials, or leave 'profile' out of the URL.");
        }

        if (environment.Variable("AWS_ACCESS_KEY_ID") is { Length: > 0 } id && environment.Variable("AWS_SECRET_ACCESS_KEY") is { Length: > 0 } key)
        {
            return environment.Variable("AWS_SESSION_TOKEN") is { Length: > 0 } token
                ? new SessionAWSCredentials(id, key, token)
                : new BasicAWSCredentials(id, key);
        }

        return AddressGuard.IsActive
            ? throw new DiagnosticException(
                $"There are no credentials for the backend 's3://{url.Bucket}'.",
                $"Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; other sources are not asked while {AddressGuard.Setting} is set.")
            : null;
    }
}
