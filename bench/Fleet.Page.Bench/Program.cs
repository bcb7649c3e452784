using System.Diagnostics;
using System.Globalization;
using Fleet.Guardrails.Bench;
using Fleet.Page;

// Writes the page of a fleet of COUNT services to FILE:  Fleet.Page.Bench COUNT FILE
// Prints the milliseconds of making the page of the document, and the file's size in KiB.
var document = BenchFleet.Declare(int.Parse(args[0], CultureInfo.InvariantCulture)).ToDocument();
var start = Stopwatch.GetTimestamp();
File.WriteAllText(args[1], FleetPage.Render(document));
var time = Stopwatch.GetElapsedTime(start);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} {new FileInfo(args[1]).Length / 1024}"));
return 0;
