"use strict";

const { pulumi } = require("../../lib/things");

const config = new pulumi.Config();
const other = new pulumi.Config("other");

module.exports = {
  text: config.require("text"),
  missing: config.get("missing") || "none",
  flag: config.requireBoolean("flag"),
  number: config.requireNumber("number"),
  object: config.requireObject("object").a.b,
  other: other.require("text"),
  secret: config.requireSecret("password"),
  names: `${pulumi.getProject()} ${pulumi.getStack()} ${pulumi.getOrganization()}`,
};
