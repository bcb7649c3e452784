using System.Collections.Immutable;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Cli.Views;

/// <summary>How far a resource's change has got.</summary>
internal enum RowState
{
    /// <summary>Not begun, or only planned.</summary>
    Waiting,

    /// <summary>Under way.</summary>
    Running,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Not done: see the diagnostics.</summary>
    Failed,

    /// <summary>Left out because something it needs failed.</summary>
    Skipped,
}

/// <summary>What a run has shown about one resource so far.</summary>
internal sealed class ResourceRow(Urn urn)
{
    /// <summary>Which resource.</summary>
    public Urn Urn => urn;

    /// <summary>Its parent; empty for none.</summary>
    public Urn Parent { get; set; }

    /// <summary>What happens to it.</summary>
    public Change Change { get; set; }

    /// <summary>How far that has got.</summary>
    public RowState State { get; set; }

    /// <summary>The last thing a provider said about it.</summary>
    public string Status { get; set; } = "";

    /// <summary>When its first step began.</summary>
    public DateTimeOffset? Began { get; set; }

    /// <summary>How long its steps took.</summary>
    public TimeSpan? Took { get; set; }

    /// <summary>Inputs as recorded; null when it is new.</summary>
    public PropertyMap? OldInputs { get; set; }

    /// <summary>Outputs as recorded; null when it is new.</summary>
    public PropertyMap? OldOutputs { get; set; }

    /// <summary>Inputs as wanted; null when it goes.</summary>
    public PropertyMap? NewInputs { get; set; }

    /// <summary>Outputs after the change, as far as known; null when it goes.</summary>
    public PropertyMap? NewOutputs { get; set; }

    /// <summary>Which properties change, by path.</summary>
    public ImmutableSortedDictionary<string, PropertyDiff> Differences { get; set; } = DiffResult.None.Properties;

    /// <summary>Names of properties that force the replacement, where no path says so.</summary>
    public ImmutableArray<string> ReplaceKeys { get; set; } = [];

    /// <summary>Why it changes, beyond its properties.</summary>
    public ImmutableArray<string> Reasons { get; set; } = [];

    /// <summary>Properties whose differences are not shown.</summary>
    public ImmutableArray<string> Hidden { get; set; } = [];

    /// <summary>What was found on the host.</summary>
    public ImmutableArray<string> DriftReasons { get; set; } = [];

    /// <summary>True while the object is read from its host, before anything is planned for it.</summary>
    public bool IsBeingRead { get; set; }

    /// <summary>True when the change repairs or reports what somebody did on the host.</summary>
    public bool IsDrift { get; set; }

    /// <summary>True when what is compared is what objects are like, rather than what is wanted of them.</summary>
    public bool ComparesOutputs { get; set; }

    /// <summary>True when it only groups others.</summary>
    public bool IsComponent { get; set; }

    /// <summary>True once a step was about it; false when it was only reported about or skipped.</summary>
    public bool IsCounted { get; set; }

    /// <summary>What was reported about it, in order.</summary>
    public List<Diagnostic> Diagnostics { get; } = [];

    /// <summary>The type, without the module: <c>docker:Container</c>.</summary>
    public string ShortType => Shorten(urn.Type);

    /// <summary>Type and name, as one finds them in messages.</summary>
    public string Label => urn.IsRootStack ? $"stack {urn.Stack}" : $"{ShortType} {urn.Name}";

    /// <summary>A type token without its module.</summary>
    public static string Shorten(string type)
    {
        var first = type.IndexOf(':');
        var last = type.LastIndexOf(':');
        return first < 0 || first == last ? type : string.Concat(type.AsSpan(0, first), type.AsSpan(last));
    }
}
