using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fleet.Model.Tests.Compiling;

/// <summary>Compiles pieces of programs against the model, all at once, as the compiler would for an operator.</summary>
internal static class Snippets
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Linq; using Fleet;";

    /// <summary>What pieces may speak of without declaring it.</summary>
    private const string Known =
        """
        internal class Program
        {
            protected static FleetModel fleet;
            protected static LinuxHost atlas, vega, vps, lyra, prod, sentinel, staging;
            protected static SynologyHost nas;
            protected static ContainerStack shop, stack, edge;
            protected static Service web, cache, db, gateway;
            protected static Endpoint http, redis, sql, api, tts, pages, docs, outpost, valkey;
            protected static EdgeProxy proxy;
            protected static PostgresServer server;
            protected static Network front;
            protected static Volume data, letsencrypt, uploads, log;
            protected static Secret password, token;
            protected static EnvironmentMap variables;
        }
        """;

    /// <summary>The ids of the errors in each of these pieces: statements of a method.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Errors(IEnumerable<string> pieces)
    {
        var trees = pieces.Select((piece, index) => Parse(
            $"{Usings}\ninternal sealed class Piece{index} : Program {{ private static void Run() {{ {piece}\n}} }}")).ToList();
        var errors = CSharpCompilation.Create(
                "Pieces", trees.Append(Parse($"{Usings}\n{Known}")), References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error)
            .ToLookup(each => each.Location.SourceTree, each => each.Id);
        return [.. trees.Select(tree => errors[tree].Distinct().ToList())];
    }

    private static SyntaxTree Parse(string text) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview));

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "Fleet.Model.dll" or "System.Runtime.dll" or "System.Collections.dll"
                or "System.Linq.dll" or "System.Private.CoreLib.dll" or "netstandard.dll" or "System.ObjectModel.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
}
