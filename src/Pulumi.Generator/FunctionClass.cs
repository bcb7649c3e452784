using Fleet.Schema.Reading;

namespace Pulumi.Generator;

/// <summary>Writes the class by which a function is called.</summary>
internal sealed class FunctionClass(string packageNamespace)
{
    public void Write(Code code, Block block)
    {
        var name = block.Name;
        var deployment = "global::Pulumi.Deployment.Instance";
        var defaults = $"global::{packageNamespace}.PackageDefaults.With(options)";
        var (none, missing) = block.HasRequiredInputs ? ("", "") : ("?", " = null");
        code.Summary(block.Summary);
        code.Open($"public static class {name}");
        code.Line($"private const string Token = \"{block.Token}\";");
        code.Blank();
        code.Summary("Calls the function with plain arguments.");
        code.Line($"public static Task<{name}Result> InvokeAsync({name}Args{none} args{missing}, global::Pulumi.InvokeOptions? options = null) =>");
        code.Line($"    {deployment}.InvokeAsync<{name}Result>(Token, args ?? new {name}Args(), {defaults});");
        code.Blank();
        code.Summary("Calls the function once its arguments are known.");
        code.Line($"public static global::Pulumi.Output<{name}Result> Invoke({name}InvokeArgs{none} args{missing}, global::Pulumi.InvokeOptions? options = null) =>");
        code.Line($"    {deployment}.Invoke<{name}Result>(Token, args ?? new {name}InvokeArgs(), {defaults});");
        code.Blank();
        code.Summary("Calls the function once its arguments are known and what it depends on is done.");
        code.Line($"public static global::Pulumi.Output<{name}Result> Invoke({name}InvokeArgs args, global::Pulumi.InvokeOutputOptions options) =>");
        code.Line($"    {deployment}.Invoke<{name}Result>(Token, args ?? new {name}InvokeArgs(), {defaults});");
        code.Close();
    }

    /// <summary>Calls ask for the plugin's version, as resources do.</summary>
    public static void WriteDefaults(Code code, string version)
    {
        code.Summary("What every call of the package's functions asks for.");
        code.Open("internal static class PackageDefaults");
        code.Summary("The options with the plugin's version, unless they name one.");
        code.Line("public static global::Pulumi.InvokeOptions With(global::Pulumi.InvokeOptions? options) =>");
        code.Line($"    new() {{ Parent = options?.Parent, Provider = options?.Provider, PluginDownloadURL = options?.PluginDownloadURL, Version = options?.Version ?? \"{version}\" }};");
        code.Blank();
        code.Summary("The options with the plugin's version, unless they name one.");
        code.Line("public static global::Pulumi.InvokeOutputOptions With(global::Pulumi.InvokeOutputOptions options) =>");
        code.Line($"    new() {{ Parent = options.Parent, Provider = options.Provider, PluginDownloadURL = options.PluginDownloadURL, Version = options.Version ?? \"{version}\", DependsOn = options.DependsOn }};");
        code.Close();
    }
}
