using FluentAssertions;
using Xunit;

namespace Fleet.Diagrams.Tests;

public class WriterTests
{
    [Fact]
    public void D2_says_groups_shapes_borders_and_arrows() => new Drawing(Shop()).Write(DrawingFormat.D2).Should().Be(
        """
        direction: right

        app: "Application" {
          style.fill: "#eef3ff"
          web-1: "Web \"shop\"\n:8080"
        }

        db: "PostgreSQL" {
          shape: cylinder
        }

        "label": "\$HOME" {
          style.stroke-dash: 4
        }

        app.web-1 -> db: "orders"
        "label" <-> app.web-1: { style.stroke-dash: 4 }
        db -> app: "never" { style.stroke-dash: 2; style.stroke: "#c0392b"; style.stroke-width: 3 }

        """);

    [Fact]
    public void Mermaid_says_the_same() => new Drawing(Shop()).Write(DrawingFormat.Mermaid).Should().Be(
        """
        graph LR
            subgraph app["Application"]
                web_1["Web #quot;shop#quot;<br/>:8080"]
            end
            db[("PostgreSQL")]
            label["$HOME"]

            web_1 -->|"orders"| db
            label <-.-> web_1
            db -.->|"never"| app

            style app fill:#eef3ff,color:#1f2328
            style label stroke-dasharray:5 5
            linkStyle default stroke:#6e7781
            linkStyle 2 stroke:#c0392b,stroke-width:3px

        """);

    [Fact]
    public void Graphviz_cuts_the_arrows_of_groups_off_at_their_borders() => new Drawing(Shop()).Write(DrawingFormat.Dot).Should()
        .Contain("""  "db" -> "app/web-1" [label="never", style=dotted, constraint=false, penwidth=2, color="#c0392b", fontcolor="#c0392b", lhead="cluster_app"];""");

    [Fact]
    public void A_sequence_has_frames_replies_and_numbers() => new Drawing(new Sequence("deploy")
    {
        Participants = [new Participant("a", "App; Agent"), new Participant("b", "Relay")],
        Numbered = true,
        Steps =
        [
            new Message("a", "b", "Deploy\n#1"),
            new Frame([new Note(["a", "b"], "Staging"), new Message("b", "a", "OK") { Reply = true }]) { Color = "rgb(1,2,3)" },
        ],
    }).Write(DrawingFormat.Mermaid).Should().Be(
        """
        sequenceDiagram
            autonumber
            participant a as App#59; Agent
            participant b as Relay
            a->>b: Deploy<br/>#35;1
            rect rgb(1,2,3)
                Note over a,b: Staging
                b-->>a: OK
            end

        """);

    private static Diagram Shop() => new("shop")
    {
        LeadsRight = true,
        Parts =
        [
            new Group("app", "Application") { Fill = "#eef3ff", Parts = [new Node("web-1", "Web \"shop\"\n:8080")] },
            new Node("db", "PostgreSQL") { Shape = Shape.Cylinder },
            new Node("label", "$HOME") { Border = ArrowStyle.Dashed },
        ],
        Arrows =
        [
            new Arrow("app/web-1", "db") { Label = "orders" },
            new Arrow("label", "app/web-1") { Line = ArrowStyle.Dashed, BothWays = true },
            new Arrow("db", "app") { Label = "never", Line = ArrowStyle.Dotted, Forbidden = true },
        ],
    };
}
