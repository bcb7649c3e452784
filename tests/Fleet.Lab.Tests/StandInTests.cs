using System.Diagnostics;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Lab.Tests;

[Collection(nameof(SharedLab))]
public sealed class StandInTests(SharedLab shared) : IAsyncLifetime
{
    private const string Backend = "docker.io/libnovel/backend:v1";
    private const string Job = "docker.io/minio/mc:RELEASE.1";

    private static readonly ImageRequest[] Requests =
    [
        new() { Reference = Backend, Ports = [8080, 9090], Programs = ["backend-health"] },
        new() { Reference = Job, IsJob = true },
    ];

    public async Task InitializeAsync()
    {
        if (Lab.Ids().Contains(SharedLab.Id))
        {
            await shared.Lab.EnsureImagesAsync(SharedLab.Id, "atlas", Requests);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [MachineFact("dockerd")]
    public async Task Images_that_an_engine_has_are_not_loaded_again()
    {
        (await shared.Lab.EnsureImagesAsync(SharedLab.Id, "atlas", Requests)).Should().Be(0);

        ImageRequest changed = Requests[0] with { Ports = [8081], Reference = "libnovel/backend:v2" };
        (await shared.Lab.EnsureImagesAsync(SharedLab.Id, "atlas", [.. Requests, changed])).Should().Be(1);
    }

    [MachineFact("dockerd")]
    public async Task A_published_port_answers_the_machine_and_the_other_hosts()
    {
        await using var container = await shared.StartAsync("atlas", "-p", "18080:8080", Backend);
        using var client = new HttpClient();

        var answer = await GetUntilAsync(client, "http://198.18.90.11:18080/api/audio?x=1");

        answer.Should().Be("backend\nGET\n/api/audio?x=1\n198.18.90.11:18080\n");
        (await shared.OnAsync("nova", "busybox", "wget", "-qO-", "http://198.19.90.11:18080/other")).Should()
            .Be("backend\nGET\n/other\n198.19.90.11:18080");
        using var posted = await client.PostAsync("http://198.18.90.11:18080/p", new StringContent(new string('x', 100_000)));
        (await posted.Content.ReadAsStringAsync()).Should().StartWith("backend\nPOST\n/p\n");
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "http://198.18.90.11:18080/"));
        head.IsSuccessStatusCode.Should().BeTrue();
        (await shared.OnAsync("atlas", "docker", "logs", container.Name)).Should().Contain("GET /api/audio?x=1 198.18.90.11:18080");
    }

    [MachineFact("dockerd")]
    public async Task It_ends_at_once_when_told_to()
    {
        await using var container = await shared.StartAsync("atlas", Backend);
        var watch = Stopwatch.StartNew();

        await shared.OnAsync("atlas", "docker", "stop", container.Name);

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
        (await shared.OnAsync("atlas", "docker", "inspect", "-f", "{{.State.ExitCode}}", container.Name)).Should().Be("0");
    }

    [MachineFact("dockerd")]
    public async Task A_command_of_the_program_it_stands_for_is_taken_for_its_server()
    {
        await using var container = await shared.StartAsync("atlas", Backend, "server", "/data");

        (await shared.OnAsync("atlas", "docker", "exec", container.Name, "curl", "-fsS", "--retry", "5", "--retry-connrefused", "http://127.0.0.1:9090/x"))
            .Should().Be("backend\nGET\n/x\n127.0.0.1:9090");
    }

    [MachineFact("dockerd")]
    public async Task Health_checks_find_their_programs()
    {
        await using var container = await shared.StartAsync("atlas", Backend);
        string[] exec = ["docker", "exec", container.Name];

        await shared.OnAsync("atlas", [.. exec, "curl", "-fsS", "--retry", "5", "--retry-connrefused", "-o", "/dev/null", "http://127.0.0.1:8080/health"]);
        await shared.OnAsync("atlas", [.. exec, "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/health"]);
        await shared.OnAsync("atlas", [.. exec, "nc", "-z", "127.0.0.1", "8080"]);
        await shared.OnAsync("atlas", [.. exec, "sh", "-c", "echo PING | nc 127.0.0.1 8080 | grep PONG"]);
        await shared.OnAsync("atlas", [.. exec, "backend-health", "check"]);
        (await shared.FailsAsync("atlas", [.. exec, "nc", "-z", "127.0.0.1", "8081"])).Should().Be(1);
        (await shared.FailsAsync("atlas", [.. exec, "curl", "-fsS", "http://127.0.0.1:8081/"])).Should().Be(7);
    }

    [MachineFact("dockerd")]
    public async Task Its_curl_sends_what_small_jobs_send()
    {
        await using var container = await shared.StartAsync("atlas", Backend);

        var answer = await shared.OnAsync(
            "atlas", "docker", "exec", container.Name, "sh", "-c",
            """
            printf 'Authorization: x\n' > /tmp/headers
            printf '{"a":1}' | curl --fail --silent --show-error --retry 5 --retry-connrefused -X PUT -H @/tmp/headers \
              -H 'Content-Type: application/json' --data-binary @- -o /tmp/answer -w '%{http_code}\n' http://localhost:8080/import
            cat /tmp/answer
            """);

        answer.Should().Be("200\nbackend\nPUT\n/import\nlocalhost:8080");
    }

    [MachineFact("dockerd")]
    public async Task Told_to_be_ill_it_answers_so()
    {
        await using var container = await shared.StartAsync("atlas", "-e", "LAB_FAIL=health", Backend);

        (await shared.FailsAsync("atlas", "docker", "exec", container.Name, "curl", "-fsS", "--retry", "5", "--retry-connrefused", "http://127.0.0.1:8080/health"))
            .Should().Be(22);
        (await shared.FailsAsync("atlas", "docker", "exec", container.Name, "backend-health")).Should().Be(1);
    }

    [MachineFact("dockerd")]
    public async Task A_packet_of_a_container_to_a_forbidden_address_is_counted_too()
    {
        var before = (await shared.Lab.StatusAsync(SharedLab.Id))!.Hosts[0].Dropped[SharedLab.Forbidden];

        await shared.FailsAsync(
            "atlas", "docker", "run", "--rm", Job, "busybox", "nc", "-w", "1", SharedLab.Forbidden, "22", "-e", "/bin/true");

        (await shared.Lab.StatusAsync(SharedLab.Id))!.Hosts[0].Dropped[SharedLab.Forbidden].Should().BeGreaterThan(before);
    }

    [MachineFact("dockerd")]
    public async Task Told_by_a_file_it_turns_ill_and_well_again()
    {
        await using var container = await shared.StartAsync("atlas", Backend);
        string[] check = ["docker", "exec", container.Name, "curl", "-fsS", "--retry", "5", "--retry-connrefused", "http://127.0.0.1:8080/"];
        await shared.OnAsync("atlas", check);

        await shared.OnAsync("atlas", "docker", "exec", container.Name, "sh", "-c", "echo health > /lab/fail");
        (await shared.FailsAsync("atlas", check)).Should().Be(22);

        await shared.OnAsync("atlas", "docker", "exec", container.Name, "rm", "/lab/fail");
        await shared.OnAsync("atlas", check);
    }

    [MachineFact("dockerd")]
    public async Task Told_to_fail_it_ends_with_an_error()
    {
        (await shared.FailsAsync("atlas", "docker", "run", "--rm", "-e", "LAB_FAIL=start", Backend)).Should().Be(1);
        (await shared.FailsAsync("atlas", "docker", "run", "--rm", "-e", "LAB_FAIL=exit", Backend)).Should().Be(1);
        (await shared.FailsAsync("atlas", "docker", "run", "--rm", "-e", "LAB_FAIL=exit", "-e", "LAB_EXIT=9", Job, "mb")).Should().Be(9);
    }

    [MachineFact("dockerd")]
    public async Task A_job_says_its_command_and_succeeds_or_ends_as_told()
    {
        (await shared.OnAsync("atlas", "docker", "run", "--rm", Job, "mb", "--ignore-existing", "store/books")).Should()
            .Be("mc: pretending to run: mb --ignore-existing store/books");
        (await shared.OnAsync("atlas", "docker", "run", "--rm", Job)).Should().Be("mc: pretending to run:");
        (await shared.FailsAsync("atlas", "docker", "run", "--rm", "-e", "LAB_EXIT=3", Job, "mb")).Should().Be(3);
    }

    [MachineFact("dockerd")]
    public async Task A_command_that_it_has_is_run()
    {
        (await shared.OnAsync("atlas", "docker", "run", "--rm", Job, "sh", "-c", "echo here; exit 0")).Should().Be("here");
        (await shared.FailsAsync("atlas", "docker", "run", "--rm", Job, "sh", "-c", "exit 5")).Should().Be(5);
        await using var container = await shared.StartAsync("atlas", Job, "sleep", "600");
        var watch = Stopwatch.StartNew();
        await shared.OnAsync("atlas", "docker", "stop", container.Name);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    [MachineFact("dockerd")]
    public async Task Containers_of_a_network_find_each_other_by_name_and_others_not_at_once()
    {
        await shared.OnAsync("atlas", "docker", "network", "create", "standin-net");
        try
        {
            await using var container = await shared.StartAsync("atlas", "--network", "standin-net", "--network-alias", "store", Backend);
            var watch = Stopwatch.StartNew();
            (await shared.OnAsync(
                "atlas", "docker", "run", "--rm", "--network", "standin-net", Job,
                "curl", "-fsS", "--retry", "5", "--retry-connrefused", "http://store:8080/x")).Should().Be("backend\nGET\n/x\nstore:8080");
            await shared.OnAsync(
                "atlas", "docker", "run", "--rm", "--network", "standin-net", Job, "wget", "-qO-", "http://store:8080/x");
            (await shared.FailsAsync(
                "atlas", "docker", "run", "--rm", "--network", "standin-net", Job, "wget", "-qO-", "http://unknown.test/")).Should().Be(1);
            watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(15));
        }
        finally
        {
            await shared.OnAsync("atlas", "docker", "network", "rm", "standin-net");
        }
    }

    private static async Task<string> GetUntilAsync(HttpClient client, string url)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            try
            {
                return await client.GetStringAsync(url, deadline.Token);
            }
            catch (HttpRequestException) when (!deadline.IsCancellationRequested)
            {
                await Task.Delay(50, deadline.Token);
            }
        }
    }
}
