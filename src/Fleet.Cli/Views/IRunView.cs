using Fleet.Engine.Events;

namespace Fleet.Cli.Views;

/// <summary>Shows a run while it goes on. Disposing it ends the showing, so that other output can follow.</summary>
internal interface IRunView : IEngineEvents, IAsyncDisposable
{
    /// <summary>What the run has come to; views for machines keep none.</summary>
    RunModel Model { get; }
}
