using System.Runtime.InteropServices;
using Fleet.Plugin;
using Fleet.Providers;

#pragma warning disable RS0030 // The engine reads the port from standard output; nobody else can be told of wrong arguments.
var arguments = PluginArguments.Parse(args);
if (arguments.Problem is null && !BuiltinProviders.Packages.Contains(arguments.Package))
{
    arguments = arguments with
    {
        Problem = $"There is no package '{arguments.Package}'; there are: {string.Join(", ", BuiltinProviders.Packages)}.",
    };
}

if (arguments.Problem is { } problem)
{
    Console.Error.WriteLine($"pulumi-resource-fleet: {problem}");
    return 2;
}

using var ended = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
await using var providers = BuiltinProviders.WithKeys(SshKeys.Of(Environment.GetEnvironmentVariable("PULUMI_CONFIG")));
await using var server = await PluginServer.StartAsync(arguments, providers, ended.Token);
Console.Out.Write($"{server.Port}\n");
Console.Out.Flush();
await Task.Delay(Timeout.InfiniteTimeSpan, ended.Token).ContinueWith(_ => { }, TaskScheduler.Default);
return 0;

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ended.Cancel();
}
