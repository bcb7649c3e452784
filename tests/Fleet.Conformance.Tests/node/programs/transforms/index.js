"use strict";

const { pulumi, Thing, Group } = require("../../lib/things");

const having = (name, value) => async (args) =>
  (args.type === "test:index:Thing" ? { props: { ...args.props, [name]: value }, opts: args.opts } : undefined);

pulumi.runtime.registerResourceTransform(having("hint", "by the stack"));

const plain = new Thing("plain", { text: pulumi.secret("marked-secret-transformed") });
new Thing("own", { text: plain.computed }, { transforms: [having("text", "by itself")], ignoreChanges: ["number"] });
Group.of("group", (parent) => { new Thing("inner", { text: "inner", items: ["kept"] }, { parent }); },
  { transforms: [having("text", "by the group")] });
