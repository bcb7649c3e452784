using System.Collections.Concurrent;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Lifecycle;

/// <summary>How many operations run at a time, in all and on each host.</summary>
public sealed class LimitTests : IDisposable
{
    private readonly TestStack _stack = new();

    public void Dispose() => _stack.Dispose();

    private static Task Program(MonitorClient monitor) => Task.WhenAll(
        Enumerable.Range(0, 8).Select(index => monitor.ResourceAsync(
            $"{(index % 2 == 0 ? "x" : "y")}{index}", PropertyMap.Of(("host", index % 2 == 0 ? "x" : "y")))));

    // Waits until as many operations run as may, and sees that no more do.
    private async Task<(int Most, int MostOnOneHost)> MeasureAsync(OperationOptions options, int expected)
    {
        var running = new ConcurrentDictionary<char, int>();
        var (most, mostOnOne, gate) = (0, 0, new Lock());
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _stack.Cloud.OnAct = async (act, token) =>
        {
            var host = act.Split(' ')[1][0];
            lock (gate)
            {
                running.AddOrUpdate(host, 1, (_, count) => count + 1);
                most = Math.Max(most, running.Values.Sum());
                mostOnOne = Math.Max(mostOnOne, running.Values.Max());
                if (running.Values.Sum() >= expected)
                {
                    full.TrySetResult();
                }
            }

            await full.Task.WaitAsync(TimeSpan.FromSeconds(60), token);
            lock (gate)
            {
                running[host]--;
            }
        };

        (await _stack.UpAsync(Program, options)).Errors.Should().BeEmpty();
        return (most, mostOnOne);
    }

    [Fact]
    public async Task A_host_has_its_own_limit_and_leaves_places_for_others()
    {
        (await MeasureAsync(new OperationOptions { Parallel = 8, ParallelPerHost = 2 }, expected: 4)).Should().Be((4, 2));
    }

    [Fact]
    public async Task The_limit_for_all_holds_too()
    {
        (await MeasureAsync(new OperationOptions { Parallel = 3, ParallelPerHost = 8 }, expected: 3)).Most.Should().Be(3);
    }

    [Fact]
    public async Task One_at_a_time_is_one_at_a_time()
    {
        (await MeasureAsync(new OperationOptions { Parallel = 1 }, expected: 1)).Should().Be((1, 1));
    }

    [Fact]
    public async Task The_configuration_may_limit_each_host()
    {
        Configure("fleet:perHost: 1");

        (await MeasureAsync(new OperationOptions { Parallel = 8 }, expected: 2)).Should().Be((2, 1));
    }

    [Fact]
    public async Task The_command_counts_more_than_the_configuration()
    {
        Configure("fleet:perHost: 1");

        (await MeasureAsync(new OperationOptions { Parallel = 8, ParallelPerHost = 2 }, expected: 4)).Should().Be((4, 2));
    }

    [Fact]
    public async Task A_limit_that_is_no_number_is_named()
    {
        Configure("fleet:perHost: many");

        var run = await _stack.UpAsync(Program);

        run.Errors.Should().Equal("The configuration value 'fleet:perHost' of stack 'dev' is 'many' and not a number above 0.");
        _stack.Cloud.Names.Should().BeEmpty();
    }

    private void Configure(string line) =>
        File.AppendAllText(_stack.Folder["Pulumi.dev.yaml"], $"config:\n  {line}\n");
}
