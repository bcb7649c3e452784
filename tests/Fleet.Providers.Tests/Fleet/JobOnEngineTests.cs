using Fleet.Providers.Tests.Docker;
using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Fleet;

[Collection(EngineCollection.Name)]
public sealed class JobOnEngineTests(RealEngine real)
{
    private const string Job = "fleet:index:Job";
    private const string Gate = "fleet:index:HealthGate";

    [EngineFact]
    public async Task A_job_runs_to_its_end_and_its_container_is_kept()
    {
        await using var session = await OpenAsync();
        await real.Client.Networks.CreateAsync(new NetworkSpec { Name = "job-net" }, default);
        await real.Client.Networks.CreateAsync(new NetworkSpec { Name = "job-net-2" }, default);
        var made = await session.CreateAsync(Job, Shell("job-runs", "echo \"hello $WHO from $(pwd)\"; test -d /data")
            .With("envs", PropertyValue.Of("WHO=you")).With("workingDir", "/srv")
            .With("networks", PropertyValue.Of("job-net", "job-net-2"))
            .With("volumes", PropertyValue.Of(Of(("source", "job-data"), ("target", "/data")))));

        var container = await real.Client.Containers.InspectAsync("job-runs", default);
        await session.DeleteAsync(made);

        (made.Id, made.Outputs["exitCode"].AsNumber(), made.Outputs["logTail"].AsText())
            .Should().Be(("thing", 0, "hello you from /srv"));
        made.Outputs["containerId"].AsText().Should().Be(container.Id);
        (container.State.Status, container.Config.Labels!["dev.fleet.urn"]).Should().Be(("exited", made.Urn.Text));
        container.NetworkSettings.Networks!.Keys.Should().BeEquivalentTo("job-net", "job-net-2");
        (await real.Client.Containers.FindAsync("job-runs", default)).Should().BeNull();
        await real.Client.Networks.RemoveAsync("job-net", default);
        await real.Client.Networks.RemoveAsync("job-net-2", default);
        await real.Client.Volumes.RemoveAsync("job-data", default);
    }

    [EngineFact]
    public async Task A_failed_job_tells_its_code_and_last_lines_without_secrets_and_runs_again()
    {
        await using var session = await OpenAsync();
        var program = Shell("job-fails", "i=1; while [ $i -lt 15 ]; do echo line $i; i=$((i+1)); done; echo \"for $WORD\"; exit 3")
            .With("envs", PropertyValue.Of(new PropertyValue.Secret("WORD=planted-secret")));

        var create = () => session.CreateAsync(Job, program);

        var failure = (await create.Should().ThrowAsync<ResourceInitException>()).Which;
        failure.Reasons.Single().ToString().Should().Be(
            "Job 'job-fails' on 'this machine' failed: it ended with exit code 3.\n"
            + string.Concat(Enumerable.Range(6, 9).Select(number => $"line {number}\n")) + "for [secret]\n"
            + "Its container is kept: see 'docker logs job-fails' there. The next run starts it again.");
        failure.Outputs["logTail"].Should().BeOfType<PropertyValue.Secret>();
        var failed = new Made(ProviderSession.Urn(Job), failure.Id, program, failure.Outputs);
        var mended = await session.UpdateAsync(failed, Shell("job-fails", "true"));
        mended.Outputs["exitCode"].AsNumber().Should().Be(0);
        mended.Outputs["containerId"].Should().NotBe(failure.Outputs["containerId"]);
        await session.DeleteAsync(mended);
    }

    [EngineFact]
    public async Task A_job_that_takes_too_long_is_stopped()
    {
        await using var session = await OpenAsync();
        var program = Shell("job-slow", "trap 'exit 0' TERM; echo begun; while :; do sleep 1 & wait $!; done").With("timeoutSeconds", 1);

        var create = () => session.CreateAsync(Job, program);

        var failure = (await create.Should().ThrowAsync<ResourceInitException>()).Which;
        failure.Reasons.Single().Summary.Should().Be(
            "Job 'job-slow' on 'this machine' failed: it did not end within 1 s and was stopped.");
        failure.Outputs["exitCode"].AsNumber().Should().Be(-1);
        (await real.Client.Containers.InspectAsync("job-slow", default)).State.Running.Should().BeFalse();
        await session.DeleteAsync(new Made(ProviderSession.Urn(Job), failure.Id, program, failure.Outputs));
    }

    [EngineFact]
    public async Task A_job_begun_by_an_interrupted_run_is_waited_for_and_one_that_ended_is_adopted()
    {
        await using var session = await OpenAsync();
        var program = Shell("job-once", "echo ran >>/data/runs; sleep 1; cat /data/runs")
            .With("volumes", PropertyValue.Of(Of(("source", "job-once"), ("target", "/data"))));
        using var interrupting = new CancellationTokenSource(TimeSpan.FromMilliseconds(700));
        var inputs = (await session.CheckAsync(Job, program)).Inputs;
        var begin = () => session.Provider.CreateAsync(
            new CreateRequest(ProviderSession.Urn(Job), inputs, null, false), interrupting.Token);
        await begin.Should().ThrowAsync<OperationCanceledException>();

        var made = await session.CreateAsync(Job, program);
        var found = await ((IAdoptUnfinished)session.Provider).FindUnfinishedAsync(made.Urn, made.Inputs, new HashSet<string>(), default);
        var other = await ((IAdoptUnfinished)session.Provider).FindUnfinishedAsync(
            made.Urn, made.Inputs.With("user", "1"), new HashSet<string>(), default);
        await session.DeleteAsync(made);
        await real.Client.Volumes.RemoveAsync("job-once", default);

        made.Outputs["logTail"].AsText().Should().Be("ran");
        (found.Id, found.Outputs).Should().Be((made.Id, made.Outputs));
        other.Id.Should().BeNull();
    }

    [EngineFact]
    public async Task A_container_of_someone_else_keeps_its_name()
    {
        await using var session = await OpenAsync();
        var foreign = await real.Client.Containers.CreateAsync(
            "job-taken", new ContainerSpec { Image = RealEngine.Image }, "", default);

        var create = () => session.CreateAsync(Job, Shell("job-taken", "true"));

        (await create.Should().ThrowAsync<DiagnosticException>()).Which.Message.Should().Be(
            "Job 'job-taken' on 'this machine': the name is taken by a container that is not this job's.\n"
            + "Remove or rename that container, or name the job otherwise.");
        (await real.Client.Containers.InspectAsync("job-taken", default)).Id.Should().Be(foreign);
        await real.Client.Containers.RemoveAsync(foreign, withVolumes: true, default);
    }

    [EngineFact]
    public async Task A_missing_image_is_named()
    {
        await using var session = await OpenAsync();

        var create = () => session.CreateAsync(Job, Shell("job-image", "true").With("image", "nowhere/none:1"));

        (await create.Should().ThrowAsync<DiagnosticException>()).Which.Message.Should().Be(
            "Job 'job-image' on 'this machine': there is no image 'nowhere/none:1' there.\n"
            + "Declare it as an image of that host, so that it is pulled first.");
    }

    [EngineFact]
    public async Task A_finished_job_whose_container_was_removed_is_as_recorded()
    {
        await using var session = await OpenAsync();
        var made = await session.CreateAsync(Job, Shell("job-gone", "true"));
        await real.Client.Containers.RemoveAsync("job-gone", withVolumes: true, default);

        var read = await session.ReadAsync(made);
        var drift = await ((IDriftCheck)session.Provider).FindDriftAsync(
            [new RecordedResource(made.Urn, made.Id, made.Inputs, made.Outputs)], default);

        read.Should().Be(made);
        drift.Should().BeEmpty();
    }

    [EngineFact]
    public async Task A_container_gate_opens_when_the_health_check_passes_and_else_tells_its_last_words()
    {
        await using var session = await OpenAsync();
        var id = await real.Client.Containers.CreateAsync(
            "gate-health",
            new ContainerSpec
            {
                Image = RealEngine.Image,
                Healthcheck = new HealthcheckConfig
                {
                    Test = ["CMD-SHELL", "test -e /tmp/well || { echo not well; exit 1; }"],
                    Interval = 200_000_000,
                    Retries = 1,
                },
            },
            "",
            default);
        await real.Client.Containers.StartAsync(id, default);
        var program = Of(("container", Of(("name", "gate-health"))), ("timeoutSeconds", 2));

        var sick = () => session.CreateAsync(Gate, program);
        var failure = (await sick.Should().ThrowAsync<DiagnosticException>()).Which;
        await real.Client.Commands.RunAsync(id, ["touch", "/tmp/well"], new CommandOptions(), default);
        var made = await session.CreateAsync(Gate, program);
        await real.Client.Containers.RemoveAsync(id, withVolumes: true, default);

        failure.Message.Should().Contain("container 'gate-health' was not healthy within").And.Contain("it is unhealthy")
            .And.Contain("\nnot well\n");
        made.Outputs.Should().Equal(made.Inputs);
    }

    [EngineFact]
    public async Task Files_jobs_and_docker_resources_of_a_host_share_one_login()
    {
        await using var sshd = await RealSshd.StartAsync();
        await using var session = await ProviderSession.OpenAsync(
            "fleet",
            Of(
                ("host", sshd.Address), ("port", $"{sshd.Port}"), ("user", "root"), ("hostKey", sshd.HostKey),
                ("dockerSocket", real.Socket)),
            new() { PrivateKeys = [sshd.ClientKey] });
        using var folder = new TempFolder();
        var specification = sshd.Address;
        var options = $"""
            ["-o","StrictHostKeyChecking=yes","-o","UserKnownHostsFile=/dev/null","-o","GlobalKnownHostsFile=/dev/null","-o","KnownHostsCommand=/bin/echo [{specification}]:{sshd.Port} {sshd.HostKey}"]
            """;
        await using var docker = (await session.Builtin.LoadAsync("docker", "", session, default))!;
        await docker.ConfigureAsync(
            new ConfigureRequest(
                ProviderSession.Urn("pulumi:providers:docker"),
                Of(("host", $"ssh://root@{sshd.Address}:{sshd.Port}{real.Socket}"), ("sshOpts", options.Trim()), ("disableDockerDaemonCheck", "true"))),
            default);
        var volume = ProviderSession.Urn("docker:index/volume:Volume");

        var file = await session.CreateAsync("fleet:index:File", Of(("path", folder["f"]), ("content", "x")));
        var job = await session.CreateAsync(Job, Shell("job-ssh", "echo over ssh"));
        var created = await docker.CreateAsync(new CreateRequest(volume, Of(("name", "over-ssh")), null, false), default);
        await docker.DeleteAsync(new DeleteRequest(volume, created.Id, Of(("name", "over-ssh")), created.Outputs, null), default);
        await session.DeleteAsync(job);
        await session.DeleteAsync(file);

        job.Outputs["logTail"].AsText().Should().Be("over ssh");
        sshd.Logins.Should().Be(1);
    }

    [EngineFact]
    public async Task A_job_that_fails_is_run_again_as_often_as_it_may()
    {
        await using var session = await OpenAsync();
        var program = Shell("job-retry", "echo try >>/data/tries; [ $(wc -l </data/tries) -ge 3 ]")
            .With("volumes", PropertyValue.Of(Of(("source", "job-retries"), ("target", "/data"))));

        var made = await session.CreateAsync(Job, program.With("retries", 2));
        await session.DeleteAsync(made);

        made.Outputs["exitCode"].AsNumber().Should().Be(0);
        session.Reports.Select(report => report.Summary).Should().Contain(
            "Job 'job-retry' on 'this machine': it ended with exit code 1; it is run again (2 of 2).");
    }

    private static PropertyMap Shell(string name, string text) => Of(
        ("name", name), ("image", RealEngine.Image), ("entrypoints", PropertyValue.Of("/bin/sh", "-c")),
        ("command", PropertyValue.Of(text)));

    private Task<ProviderSession> OpenAsync() => ProviderSession.OpenAsync("fleet", Of(("dockerSocket", real.Socket)));
}
