"use strict";

const { pulumi, Thing } = require("../../lib/things");
const { step } = require("../../lib/step");

module.exports = async () => {
  if (step === 0) {
    return { text: "said before", secret: pulumi.secret("marked-secret-before"), list: [1, 2] };
  }
  const before = new pulumi.StackReference("organization/stack-reference/dev");
  const other = new pulumi.StackReference("alias", { name: "organization/stack-reference/dev" });
  const details = await before.getOutputDetails("secret");
  new Thing("user", { text: before.requireOutput("text"), any: other.getOutput("secret") });
  return {
    text: before.getOutput("text"),
    secret: before.requireOutput("secret"),
    "is-secret": details.secretValue !== undefined && details.value === undefined,
    missing: before.getOutput("missing").apply((value) => value === undefined),
    list: before.getOutput("list"),
  };
};
