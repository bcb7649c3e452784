namespace Pulumi.Docker;

/// <summary>Looks up a network on a host.</summary>
public static class GetNetwork
{
    private const string Token = "docker:index/getNetwork:getNetwork";

    /// <summary>Calls the function with plain arguments.</summary>
    public static Task<GetNetworkResult> InvokeAsync(GetNetworkArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetNetworkResult>(Token, args, options);

    /// <summary>Calls the function once its arguments are known.</summary>
    public static Output<GetNetworkResult> Invoke(GetNetworkInvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<GetNetworkResult>(Token, args, options);

    /// <summary>Calls the function once its arguments are known and what it depends on is done.</summary>
    public static Output<GetNetworkResult> Invoke(GetNetworkInvokeArgs args, InvokeOutputOptions options) =>
        Deployment.Instance.Invoke<GetNetworkResult>(Token, args, options);
}
