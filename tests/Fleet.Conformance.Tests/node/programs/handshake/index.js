"use strict";

const pulumi = require("@pulumi/pulumi");

class Thing extends pulumi.CustomResource {
  constructor(name, args, options) {
    super("test:index:Thing", name, { answer: undefined, ...args }, options);
  }
}

const config = new pulumi.Config();

const first = new Thing("first", {
  greeting: config.require("greeting"),
  password: config.requireSecret("password"),
  nested: { list: [1, 2.5, true, null, "Grüße"], empty: {} },
});
const second = new Thing("second", {
  copied: first.password,
  of: first,
  note: new pulumi.asset.StringAsset("hello"),
});

exports.greeting = first.greeting;
exports.password = second.copied;
exports.id = second.id;
