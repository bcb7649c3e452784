using Pulumi.Tests.Fakes;

namespace Pulumi.Tests.Experimental;

/// <summary>A component that a plugin offers to programs in any language.</summary>
public sealed class Website : ComponentResource
{
    public Website(string name, WebsiteArgs args, ComponentResourceOptions? options = null)
        : base("web:index:Website", name, args, options)
    {
        var page = new Thing(name + "-page", new ThingArgs { Text = args.Title }, new CustomResourceOptions { Parent = this });
        Url = Output.Format($"http://{page.Id}/{args.Title}");
        RegisterOutputs();
    }

    [Output("url")]
    public Output<string> Url { get; private set; } = null!;

    [Output("note")]
    public Output<string?> Note { get; private set; } = null!;
}

/// <summary>What a website needs.</summary>
public sealed class WebsiteArgs : ResourceArgs
{
    [Input("title", required: true)]
    public Input<string> Title { get; set; } = null!;

    [Input("pages")]
    private InputList<PageArgs>? _pages;

    public InputList<PageArgs> Pages { get => _pages ??= []; set => _pages = value; }

    [Input("limit")]
    public int? Limit { get; set; }
}

/// <summary>A page of a website.</summary>
public sealed class PageArgs : ResourceArgs
{
    [Input("path", required: true)]
    public Input<string> Path { get; set; } = null!;
}
