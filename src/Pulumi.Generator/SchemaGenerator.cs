using System.Text;
using Fleet.Schema.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Pulumi.Generator;

/// <summary>Turns the schema files of a project into the typed classes of its package, while it is built.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SchemaGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor BadSchema = new(
        "PULUMI001", "The schema cannot be read", "The schema cannot be read: {0}", "Pulumi", DiagnosticSeverity.Error, true);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Texts compare by value, so nothing is done again until a schema changes.
        var files = context.AdditionalTextsProvider
            .Where(static file => file.Path.EndsWith(".schema", StringComparison.Ordinal))
            .Select(static (file, cancellationToken) => file.GetText(cancellationToken)?.ToString() ?? "")
            .Collect();
        context.RegisterSourceOutput(files, static (output, texts) =>
        {
            if (texts.IsEmpty)
            {
                return;
            }

            try
            {
                foreach (var (name, text) in new PackageWriter(SchemaReader.Read(texts)).Files())
                {
                    output.CancellationToken.ThrowIfCancellationRequested();
                    output.AddSource(name + ".g.cs", SourceText.From(text, Encoding.UTF8));
                }
            }
            catch (FormatException problem)
            {
                output.ReportDiagnostic(Diagnostic.Create(BadSchema, Location.None, problem.Message));
            }
        });
    }
}
