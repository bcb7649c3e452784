"use strict";

const { pulumi, Thing, Group } = require("../../lib/things");

const isThing = (args) => args.type === "test:index:Thing";
const hint = (text, more) => (args) =>
  (isThing(args) ? { props: { ...args.props, hint: text }, opts: pulumi.mergeOptions(args.opts, more) } : undefined);

pulumi.runtime.registerStackTransformation((args) =>
  (isThing(args) ? { props: { ...args.props, tags: { stack: "tagged" } }, opts: args.opts } : undefined));

new Thing("plain", { text: "plain" });
new Thing("own", { text: "own" }, { transformations: [hint("by itself", { protect: false })] });
Group.of("group", (parent) => { new Thing("inner", { text: "inner" }, { parent }); },
  { transformations: [hint("by the group", { ignoreChanges: ["number"] })] });
