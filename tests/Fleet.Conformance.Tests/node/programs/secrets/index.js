"use strict";

const { pulumi, Thing } = require("../../lib/things");

const password = new pulumi.Config().requireSecret("password");
const made = pulumi.secret("marked-secret-made");
const first = new Thing("first", {
  text: password,
  tags: { open: "seen", closed: made },
  items: ["seen", made],
  part: { left: made },
  any: { inner: { deep: made } },
});
new Thing("second", {
  text: pulumi.interpolate`${first.text} and ${password}`,
  any: pulumi.all([password, made, pulumi.output("open")]),
  tags: first.tags,
});
new Thing("plain", { text: password, items: ["seen", made] }, undefined, "plain");
new Thing("marked", { text: "marked-by-option" }, { additionalSecretOutputs: ["text", "computed"] });
new Thing("open", { text: pulumi.unsecret(pulumi.secret("not secret any more")) });

module.exports = { password, copied: first.text, tags: first.tags, length: password.apply((text) => text.length) };
