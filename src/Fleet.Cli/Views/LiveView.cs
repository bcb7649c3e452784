using Fleet.Cli.Terminals;
using Fleet.Engine.Events;
using Fleet.Protocol;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Fleet.Cli.Views;

/// <summary>
/// Shows a run as a tree that is redrawn in place. What must stay readable afterwards, warnings, errors and the
/// program's output, scrolls by above it.
/// </summary>
internal sealed class LiveView : IRunView
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly Queue<Line> _above = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Terminal _terminal;
    private readonly RunModel _model;
    private readonly LiveScreen _screen;
    private readonly Task _drawing;
    private readonly bool _showDebug;

    /// <summary>Starts drawing.</summary>
    public LiveView(Terminal terminal, RunModel model, TimeProvider clock, string title, bool showDebug)
    {
        _terminal = terminal;
        _model = model;
        _showDebug = showDebug;
        _screen = new LiveScreen(model, clock, title, terminal.Height);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(terminal.Error.Writer),
            Ansi = AnsiSupport.Yes,
            ColorSystem = terminal.Error.IsColored ? ColorSystemSupport.EightBit : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = terminal.Width;
        terminal.Above = Enqueue;
        _drawing = DrawAsync(console, clock);
    }

    /// <inheritdoc/>
    public RunModel Model => _model;

    /// <inheritdoc/>
    public void Publish(EngineEvent engineEvent)
    {
        lock (_gate)
        {
            _model.Apply(engineEvent);
            foreach (var line in Above(engineEvent))
            {
                _above.Enqueue(line);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _drawing;
        _terminal.Above = null;
        _end.Dispose();
    }

    private void Enqueue(Line line)
    {
        lock (_gate)
        {
            _above.Enqueue(line);
        }
    }

    private IEnumerable<Line> Above(EngineEvent engineEvent) => engineEvent switch
    {
        StdoutEvent { Message: { Length: > 0 } message } => [Line.Of("program: ", Tone.Dim).Add(message)],
        DiagnosticEvent { IsEphemeral: false, Diagnostic: var diagnostic }
            when diagnostic.Severity >= Severity.Warning || (_showDebug && diagnostic.Severity == Severity.Debug)
            => DiagnosticView.Render(diagnostic),
        _ => [],
    };

    private async Task DrawAsync(IAnsiConsole console, TimeProvider clock)
    {
        await console.Live(new Text("")).AutoClear(true).Overflow(VerticalOverflow.Crop).StartAsync(async live =>
        {
            while (!_end.IsCancellationRequested)
            {
                Draw(console, live);
                await Task.Delay(Interval, clock, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            Draw(console, live);
        });
    }

    private void Draw(IAnsiConsole console, LiveDisplayContext live)
    {
        IRenderable tree;
        List<Line> above;
        lock (_gate)
        {
            above = [.. _above];
            _above.Clear();
            tree = new Rows(_screen.Render().Select(Renderable));
        }

        foreach (var line in above)
        {
            console.Write(Renderable(line, Overflow.Fold));
            console.WriteLine();
        }

        live.UpdateTarget(tree);
    }

    private static IRenderable Renderable(Line line) => Renderable(line, Overflow.Ellipsis);

    private static Paragraph Renderable(Line line, Overflow overflow)
    {
        var paragraph = new Paragraph { Overflow = overflow };
        foreach (var span in line.Spans)
        {
            paragraph.Append(span.Text, LiveStyles.Of(span.Tone));
        }

        return paragraph;
    }
}
