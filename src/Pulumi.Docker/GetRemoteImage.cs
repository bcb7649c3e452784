namespace Pulumi.Docker;

/// <summary>Looks up an image on a host.</summary>
public static class GetRemoteImage
{
    private const string Token = "docker:index/getRemoteImage:getRemoteImage";

    /// <summary>Calls the function with plain arguments.</summary>
    public static Task<GetRemoteImageResult> InvokeAsync(GetRemoteImageArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetRemoteImageResult>(Token, args, options);

    /// <summary>Calls the function once its arguments are known.</summary>
    public static Output<GetRemoteImageResult> Invoke(GetRemoteImageInvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<GetRemoteImageResult>(Token, args, options);

    /// <summary>Calls the function once its arguments are known and what it depends on is done.</summary>
    public static Output<GetRemoteImageResult> Invoke(GetRemoteImageInvokeArgs args, InvokeOutputOptions options) =>
        Deployment.Instance.Invoke<GetRemoteImageResult>(Token, args, options);
}
