namespace Pulumi.Docker;

/// <summary>Looks up an image in its registry.</summary>
public static class GetRegistryImage
{
    private const string Token = "docker:index/getRegistryImage:getRegistryImage";

    /// <summary>Calls the function with plain arguments.</summary>
    public static Task<GetRegistryImageResult> InvokeAsync(GetRegistryImageArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetRegistryImageResult>(Token, args, options);

    /// <summary>Calls the function once its arguments are known.</summary>
    public static Output<GetRegistryImageResult> Invoke(
        GetRegistryImageInvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<GetRegistryImageResult>(Token, args, options);

    /// <summary>Calls the function once its arguments are known and what it depends on is done.</summary>
    public static Output<GetRegistryImageResult> Invoke(GetRegistryImageInvokeArgs args, InvokeOutputOptions options) =>
        Deployment.Instance.Invoke<GetRegistryImageResult>(Token, args, options);
}
