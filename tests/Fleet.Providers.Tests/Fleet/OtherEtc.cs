namespace Fleet.Providers.Tests.Fleet;

/// <summary>A host whose <c>/etc</c> is a copy of the machine's in a temporary folder: <c>etc</c> there.</summary>
internal static class OtherEtc
{
    public static async Task<RealSshd> StartAsync(TempFolder folder, params string[] configuration)
    {
        using var copying = System.Diagnostics.Process.Start("cp", ["-a", "/etc", folder["etc"]]);
        await copying.WaitForExitAsync();
        Directory.CreateDirectory(folder["etc/cron.d"]);
        Directory.CreateDirectory(folder["etc/systemd/system"]);
        return await RealSshd.StartWithFoldersAsync(
            new Dictionary<string, string> { ["/etc"] = folder["etc"] }, configuration);
    }
}
