using Fleet.Schema.Reading;

namespace Pulumi.Generator;

/// <summary>Writes the class of the package's provider, its methods and what they give.</summary>
internal sealed class ProviderClass(Package package, ResourceClass resources)
{
    public void Write(Code code)
    {
        var block = package.Provider;
        code.Summary(block.Summary);
        code.Line($"[global::Pulumi.ResourceType(\"{block.Token}\", \"{package.Version}\")]");
        code.Open("public partial class Provider : global::Pulumi.ProviderResource");
        code.Summary("Declares a provider.");
        code.Line("public Provider(string name, ProviderArgs? args = null, global::Pulumi.CustomResourceOptions? options = null)");
        code.Line($"    : base(\"{package.Name}\", name, args ?? new ProviderArgs(), With(options), null)");
        code.Line("{");
        code.Line("}");
        resources.Outputs(code, block, block.Outputs);
        foreach (var method in block.Methods)
        {
            code.Blank();
            code.Summary("The settings in force, with Terraform's names.");
            code.Line($"public global::Pulumi.Output<{Result(method)}> {Pascal(method)}() =>");
            code.Line($"    global::Pulumi.Deployment.Instance.Call<{Result(method)}>(\"{block.Token}/{method}\", global::Pulumi.CallArgs.Empty, this);");
        }

        code.Blank();
        resources.Defaults(code, block);
        code.Close();
        foreach (var method in block.Methods)
        {
            WriteResult(code, Result(method), method);
        }
    }

    private static void WriteResult(Code code, string name, string method)
    {
        code.Blank();
        code.Summary($"What {Pascal(method)} gives.");
        code.Line("[global::Pulumi.OutputType]");
        code.Open($"public sealed class {name}");
        code.Summary("The settings by name.");
        code.Line("public readonly ImmutableDictionary<string, object> Result;");
        code.Blank();
        code.Line("[global::Pulumi.OutputConstructor]");
        code.Line($"private {name}(ImmutableDictionary<string, object> result) => this.Result = result;");
        code.Close();
    }

    private static string Result(string method) => $"Provider{Pascal(method)}Result";

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
