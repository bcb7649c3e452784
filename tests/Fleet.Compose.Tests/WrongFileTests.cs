using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Compose.Tests;

/// <summary>Compose files with a mistake each: what is said of it, and where it is.</summary>
public class WrongFileTests
{
    /// <summary>A file, and all that is said of it.</summary>
    public static TheoryData<string, string> Files => new()
    {
        {
            """
            services:
              web:
                image: acme/web:1
               ports: ["80:80"]
            """,
            "compose.yaml:4:4: this is not YAML: while parsing a block mapping, did not find expected key. Correct the indentation or quote the text."
        },
        {
            "- web\n",
            "compose.yaml:1:1: a Compose file is a mapping, and this is a list. Begin with 'services:'."
        },
        {
            "name: shop\n",
            "compose.yaml:1:1: the file declares no services. Add one below 'services:'."
        },
        {
            """
            services:
              web:
                imgae: acme/web:1
            """,
            """
            compose.yaml:2:3: Service 'web' has no image. Add 'image'.
            compose.yaml:3:5: Service 'web': 'imgae' is no attribute of a Compose file; 'image' is near. Correct or remove it; names of your own begin with 'x-'.
            """
        },
        {
            """
            services:
              web:
                image: acme/web:1
                privileged: maybe
            """,
            "compose.yaml:4:17: Service 'web': 'privileged' is 'maybe', which is neither true nor false. Write true or false."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                ports:
                  - "80:80"
                  - "http"
            """,
            "compose.yaml:6:9: 'http' is not a port. Write it as 'PORT:PORT', 'ADDRESS:PORT:PORT' or as a mapping with target and published."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                ports: ["8080"]
            """,
            "compose.yaml:4:13: Service 'web': 'ports.published' is missing for the port 8080, and a port that the engine chooses is another one each time. Write '8080:8080', or name the port in 'expose' if only other services use it."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                ports: ["8000-8002:80-81"]
            """,
            "compose.yaml:4:13: '8000-8002:80-81' gives 3 ports of the host to 2 of the container. Name one port of the host for each port of the container."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                volumes:
                  - dta:/data
            volumes:
              data:
            """,
            "compose.yaml:5:9: Service 'web': 'volumes.source' names the volume 'dta', which is not declared; 'data' is near. Add it to 'volumes' at the top level, or begin a path with './' or '/'."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                networks: [front, bakc]
            networks: {front: , back: }
            """,
            "compose.yaml:4:23: Service 'web': the network 'bakc' is not declared; 'back' is near. Add it to 'networks' at the top level."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                depends_on: [db]
              data: {image: "acme/data:1"}
            """,
            "compose.yaml:4:18: Service 'web' depends on 'db', which is not there. Name a service of the file."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                depends_on: [debugger]
              debugger: {image: "acme/debugger:1", profiles: [debug]}
            """,
            "compose.yaml:4:18: Service 'web' depends on 'debugger', which is in no profile that is asked for. Ask for its profile too, or write 'required: false'."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                depends_on:
                  db: {condition: service_helthy}
              db: {image: "acme/db:1"}
            """,
            "compose.yaml:5:23: Service 'web': 'depends_on.db.condition' is 'service_helthy'; 'service_healthy' is near. Write 'service_started', 'service_healthy' or 'service_completed_successfully'."
        },
        {
            """
            services:
              web:
                image: acme/web:${VERSION}
            """,
            "compose.yaml:3:12: the variable 'VERSION' is not set. Set it in the options or in the .env file, or write '${VERSION:-}' if it may be empty."
        },
        {
            """
            services:
              web:
                image: acme/web:${VERSION:?say which one}
            """,
            "compose.yaml:3:12: the variable 'VERSION' is not set, and the file demands it: say which one. Set it in the options or in the .env file."
        },
        {
            """
            services:
              web:
                image: "acme/web:${VERSION/a/b}"
            """,
            "compose.yaml:3:12: '${VERSION/a/b}' is not a variable. Write '${NAME}', with ':-', '-', ':?', '?', ':+' or '+' and a text after the name if need be, or '$$' for a dollar sign."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                healthcheck:
                  test: ["curl", "localhost"]
            """,
            "compose.yaml:5:13: Service 'web': 'healthcheck.test' begins with 'curl'. Begin with 'CMD' and words, 'CMD-SHELL' and a line, or 'NONE', or write a line alone."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                healthcheck: {test: curl localhost, interval: 10}
            """,
            "compose.yaml:4:51: Service 'web': 'healthcheck.interval' is '10', which is not a duration. Write it with units, such as 1m30s, 10s or 500ms."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                mem_limit: 100kb
            """,
            "compose.yaml:4:16: Service 'web': 'mem_limit' is '100kb', which is not a whole number of MiB. Docker's provider counts in MiB: round it."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                pids_limit: 100
            """,
            "compose.yaml:4:5: Service 'web': 'pids_limit' is not supported: the Docker provider has no word for it. Remove it, or name it in ComposeOptions.LeaveOut."
        },
        {
            """
            services:
              web:
                build: .
            """,
            "compose.yaml:2:3: Service 'web' has no image, and Fleet builds none. Build and push it elsewhere and name it in 'image'."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                restart: unless_stopped
            """,
            "compose.yaml:4:14: Service 'web': 'restart' is 'unless_stopped'; 'unless-stopped' is near. Write 'no', 'always', 'unless-stopped', 'on-failure' or 'on-failure:TIMES'."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                network_mode: service:vpn
              vpn2: {image: "acme/vpn:1"}
            """,
            "compose.yaml:4:19: Service 'web': 'network_mode' names the service 'vpn', which is not there; 'vpn2' is near. Name a service of the file."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                network_mode: service:vpn
              vpn:
                image: acme/vpn:1
                network_mode: service:web
            """,
            "compose.yaml:7:19: Service 'vpn' shares the network of 'web', which shares its network in turn. Let one of them have a network of its own."
        },
        {
            """
            services:
              web:
                extends: app
                image: acme/web:1
              app:
                extends: web
            """,
            """
            compose.yaml:3:14: Service 'web' extends itself: web → app → web. Remove one of these extensions.
            compose.yaml:6:14: Service 'app' extends itself: app → web → app. Remove one of these extensions.
            """
        },
        {
            """
            services:
              web:
                image: acme/web:1
                environment: &shared {A: "1"}
              app:
                image: acme/app:1
                environment: *sharde
            """,
            "compose.yaml:7:18: '*sharde' refers to no anchor above it. Write '&sharde' before what it means."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                image: acme/web:2
            """,
            "compose.yaml:4:5: 'image' is written twice in one mapping. Remove one of them."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                secrets: [token]
            secrets:
              token: {file: ./token.txt}
            """,
            "compose.yaml:6:3: Secret 'token' has no content that Fleet may read: secrets are in no file beside the program. Give it as ComposeOptions.Secrets[\"token\"]."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                env_file: web.env
            """,
            "compose.yaml:4:15: the file 'web.env' is not there. Paths are relative to the folder of the file that names them."
        },
        {
            """
            services:
              my_app: {image: "acme/one:1"}
              my-app: {image: "acme/two:1"}
            """,
            "compose.yaml:3:3: Service 'my-app' would be called 'my-app' in Fleet, as 'my_app' is already. Rename one of them."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                volumes: ["~/data:/data"]
            """,
            "compose.yaml:4:15: Service 'web': 'volumes.source' is '~/data', and whose home that is depends on who reads it. Write the absolute path on the host."
        },
        {
            """
            services:
              web:
                image: acme/web:1
                image_tag: !secret token
            """,
            "compose.yaml:4:16: the tag '!secret' means nothing in a Compose file. Use '!reset', '!override' or none."
        },
        {
            """
            services:
              app:
                image: acme/app:1
                depends_on:
                  init: {condition: service_completed_successfully}
              init:
                image: acme/init:1
                privileged: true
            """,
            "compose.yaml:8:5: Service 'init' is a job, as it runs to its end, and a job has no 'privileged'. Remove it, or do not wait for the service to complete."
        },
        {
            """
            include: [missing/compose.yaml]
            services:
              web: {image: "acme/web:1"}
            """,
            "compose.yaml:1:11: the file 'missing/compose.yaml' is not there. Paths are relative to the folder of the file that names them."
        },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_wrong_is_said_with_its_place(string text, string message)
    {
        using var folder = new TempFolder();

        var reading = () => ComposeFile.Parse(text, folder.Path, new ComposeOptions { Name = "shop" });

        reading.Should().Throw<ComposeException>().Which.Message.Should().Be(message.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_mistake_in_another_file_is_said_with_that_file()
    {
        using var folder = new TempFolder();
        folder.Write("compose.yaml", "services:\n  web:\n    extends: {file: base/web.yaml, service: web}\n");
        folder.Write("base/web.yaml", "services:\n  web:\n    image: acme/web:1\n    cap_add: {NET_ADMIN: true}\n");
        folder.Write("compose.override.yaml", "services:\n  web:\n    mem_limit: plenty\n");

        var reading = () => ComposeFile.Read([folder["compose.yaml"], folder["compose.override.yaml"]]);

        reading.Should().Throw<ComposeException>().Which.Message.Should().Be(
            """
            compose.override.yaml:3:16: Service 'web': 'mem_limit' is 'plenty', which is not a size. Write it with a unit, such as 512m or 1.5g.
            base/web.yaml:4:14: Service 'web': 'cap_add' must be a list of texts, and this is a mapping. Write one value a line, each after '- '.
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_two_files_declare_differently_cannot_be_included()
    {
        using var folder = new TempFolder();
        folder.Write("compose.yaml", "include: [other.yaml]\nservices:\n  web: {image: \"acme/web:1\"}\n");
        folder.Write("other.yaml", "include: compose.yaml\nservices:\n  web: {image: \"acme/web:2\"}\n");

        var reading = () => ComposeFile.Read(folder["compose.yaml"]);

        reading.Should().Throw<ComposeException>().Which.Problems.Select(problem => problem.Message).Should().Contain(
            "compose.yaml:1:11: 'services.web' is declared in 'other.yaml', which is included, and in 'compose.yaml' otherwise. Rename one of them, or merge the files instead of including one.");
    }

    [Fact]
    public void Files_that_include_each_other_are_told_so()
    {
        using var folder = new TempFolder();
        folder.Write("compose.yaml", "include: [one.yaml]\nservices:\n  web: {image: \"acme/web:1\"}\n");
        folder.Write("one.yaml", "include: [two.yaml]\n");
        folder.Write("two.yaml", "include: [one.yaml]\n");

        var reading = () => ComposeFile.Read(folder["compose.yaml"]);

        reading.Should().Throw<ComposeException>().WithMessage(
            "two.yaml:1:11: 'one.yaml' includes itself: one.yaml → two.yaml → one.yaml. Remove one of these inclusions.");
    }

    [Fact]
    public void A_secret_where_only_text_can_be_is_refused_and_never_shown()
    {
        var secret = Secret.FromConfig("tag", "shop:tag");
        var text = "services:\n  web:\n    image: acme/web:${TAG}\n";

        var reading = () => ComposeFile.Parse(text, "/", new ComposeOptions { Name = "shop", Variables = { ["TAG"] = secret } });

        reading.Should().Throw<ComposeException>().Which.Message.Should().Be(
            "compose.yaml:3:12: Service 'web': 'image' holds a secret, which cannot be part of it. Use secrets in environment, command and content.");
    }

    [Fact]
    public void Aliases_that_multiply_are_refused_before_they_fill_the_memory()
    {
        var text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(0, 12).Select(level =>
            $"{(char)('b' + level)}: &{(char)('b' + level)} [{string.Join(", ", Enumerable.Repeat($"*{(char)('a' + level)}", 10))}]\n"));

        var reading = () => ComposeFile.Parse(text, "/");

        reading.Should().Throw<ComposeException>().Which.Message.Should().Be(
            "compose.yaml:7:8: this is not YAML: aliases make the file larger than 200000 values. Correct the indentation or quote the text.");
    }
}
