namespace Fleet;

/// <summary>Writes an edge's layer-4 routes for nginx's stream module, where its Caddy has no layer-4 module.</summary>
internal static class StreamConfWriter
{
    public static Value Write(CaddyEdge edge)
    {
        var text = new ValueWriter();
        text.Line("load_module /usr/lib/nginx/modules/ngx_stream_module.so;");
        text.Line("pid /run/nginx-stream.pid;");
        text.Line("error_log stderr;");
        text.Block("events", () => text.Line("worker_connections 256;"));
        text.Block("stream", () =>
        {
            // The engine's own name server, asked again so that a replaced container is found at its new address.
            text.Line("resolver 127.0.0.11 valid=5s ipv6=off;");
            foreach (var route in edge.TcpRoutes)
            {
                text.Block($"map $remote_addr $target_{route.Listen}", () =>
                    text.Line($"default {route.Target.HostAndPort};"));
                text.Block("server", () =>
                {
                    text.Line($"listen {route.Listen};");
                    text.Line($"proxy_pass $target_{route.Listen};");
                });
            }
        });
        return text.ToValue();
    }
}
