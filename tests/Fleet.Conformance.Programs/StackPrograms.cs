using System.Diagnostics.CodeAnalysis;
using Pulumi;

namespace Fleet.Conformance.Programs;

/// <summary>The ways to write a .NET program.</summary>
internal static class StackPrograms
{
    public static Task<int> StackClassAsync() => Deployment.RunAsync<SayingStack>();

    public static Task<int> ActionAsync() => Deployment.RunAsync(() => { new Thing("thing"); });

    public static Task<int> AsyncActionAsync() => Deployment.RunAsync(async () =>
    {
        await Task.Delay(20);
        new Thing("thing");
    });

    [SuppressMessage("Performance", "CA1812", Justification = "Made by the SDK.")]
    private sealed class SayingStack : Stack
    {
        public SayingStack()
        {
            var thing = new Thing("thing", new ThingArgs { Text = "said" });
            Text = thing.Text;
            Secret = Output.CreateSecret("marked-secret-output");
        }

        [Output("text")]
        public Output<string> Text { get; private set; }

        [Output]
        public Output<string> Secret { get; private set; }
    }
}
