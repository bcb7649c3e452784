namespace Fleet;

/// <summary>A command that the host's cron runs.</summary>
/// <param name="name">The permanent name, unique in its stack.</param>
/// <param name="schedule">When.</param>
/// <param name="command">What: a line for the host's shell.</param>
/// <example><code>stack.Add(new CronJob("backup", Schedule.Daily(2), "/usr/local/bin/backup --all"));</code></example>
public sealed class CronJob(string name, Schedule schedule, Value command) : StackMember(name)
{
    /// <summary>When.</summary>
    public Schedule Schedule { get; } = schedule;

    /// <summary>What: a line for the host's shell.</summary>
    public Value Command { get; } = command;

    /// <summary>The user who runs it; <c>root</c> unless said.</summary>
    public string User { get; init; } = "root";

    /// <summary>Environment variables.</summary>
    public EnvironmentMap Environment { get; } = [];

    /// <summary>Its name among the host's cron jobs.</summary>
    public string NameOnHost => $"{Stack?.Name}-{Name}";

    internal override string Noun => "Cron job";

    internal override bool IsOnHostNetwork => true;

    internal override IEnumerable<(ValuePlace Where, Value Value)> Values =>
        Environment.Select(pair => (new ValuePlace("its environment variable", pair.Key), pair.Value)).Prepend(("its command", Command));
}
