"use strict";

const { pulumi } = require("../../lib/things");

pulumi.runtime.registerInvokeTransform((args) =>
  (args.token === "test:index:echo" ? { args: { ...args.args, text: `${args.args.text} and more` }, opts: args.opts } : undefined));

const result = pulumi.runtime.invokeOutput("test:index:echo", { text: "asked" });

exports.text = result.apply((said) => said.text);
