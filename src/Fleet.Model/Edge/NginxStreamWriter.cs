namespace Fleet;

/// <summary>Writes layer-4 routes for nginx's stream module.</summary>
internal static class NginxStreamWriter
{
    /// <summary>A whole configuration with nothing else in it, for an nginx beside a Caddy without a layer-4 module.</summary>
    public static Value WriteAlone(EdgeProxy edge)
    {
        var text = new ValueWriter();
        text.Line("load_module /usr/lib/nginx/modules/ngx_stream_module.so;");
        text.Line("pid /run/nginx-stream.pid;");
        text.Line("error_log stderr;");
        text.Block("events", () => text.Line("worker_connections 256;"));
        text.Block("stream", () => Write(edge, text));
        return text.ToValue();
    }

    public static void Write(EdgeProxy edge, ValueWriter text)
    {
        text.Line(NginxWriter.Resolver);
        foreach (var route in edge.TcpRoutes)
        {
            var udp = route.Target.Protocol == PortProtocol.Udp ? "udp" : "";
            text.Block($"map $remote_addr $target_{udp}{route.Listen}", () =>
                text.Line($"default {route.Target.HostAndPort};"));
            text.Block("server", () =>
            {
                text.Line($"listen {route.Listen}{(udp.Length > 0 ? " udp" : "")};");
                text.Line($"proxy_pass $target_{udp}{route.Listen};");
            });
        }
    }
}
