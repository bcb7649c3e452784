"use strict";

const { Thing } = require("../../lib/things");

const options = (more) => (args) => ({ props: args.props, opts: { ...args.opts, ...more(args.opts) } });

const first = new Thing("first");
new Thing("second", undefined, {
  transforms: [options(() => ({ protect: true })), options((opts) => ({ dependsOn: [...(opts.dependsOn || []), first] }))],
});
new Thing("third", undefined, {
  transforms: [
    options(() => ({ customTimeouts: { create: "60s" } })),
    options(() => ({ ignoreChanges: ["text", "tags.a"] })),
    options(() => ({ additionalSecretOutputs: ["computed"] })),
    options(() => ({ replaceOnChanges: ["number"] })),
    options(() => ({ deleteBeforeReplace: true })),
    options(() => ({ retainOnDelete: true })),
    options(() => ({ deletedWith: first })),
    options(() => ({ aliases: [{ name: "was-third" }] })),
  ],
});
