using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Fleet.Document;

namespace Fleet.Page;

/// <summary>
/// A fleet as one HTML file that needs no network and no server: its topology, its tables, its findings. It shows only
/// what the document says; the same document always gives the same file.
/// </summary>
public static class FleetPage
{
    // The letters of every language stay as they are. What could end the block that holds the text does not: '<' least of all.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The page of a document.</summary>
    public static string Render(ModelDocument document)
    {
        var script = PagePart.Script.Text;
        var styles = PagePart.Styles.Text;
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy(script, styles)}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <title>Fleet</title>
            <style>{styles}</style>
            </head>
            <body>
            <div id="page"><noscript>This page draws itself with JavaScript, which is switched off here.</noscript></div>
            <script type="application/json" id="model">{Data(document)}</script>
            <script type="text/plain" id="licences">{PagePart.Licences.Text}</script>
            <script>{script}</script>
            </body>
            </html>

            """;
    }

    /// <summary>Nothing is fetched, and no script or style runs but the two that are in the page.</summary>
    private static string Policy(string script, string styles) =>
        $"default-src 'none'; script-src '{Hash(script)}'; style-src '{Hash(styles)}'; base-uri 'none'; form-action 'none'";

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Data(ModelDocument document)
    {
        using var parsed = JsonDocument.Parse(document.ToJson());
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Compact))
        {
            parsed.RootElement.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
