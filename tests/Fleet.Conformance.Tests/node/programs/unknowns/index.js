"use strict";

const { pulumi, Thing } = require("../../lib/things");

const made = pulumi.secret("marked-secret-part");
const first = new Thing("first", { text: "known", items: ["known"] });
new Thing("second", {
  text: first.computed,
  items: ["known", first.id],
  tags: { known: first.text, unknown: first.computed },
  part: { left: pulumi.interpolate`${first.computed} of ${first.text}` },
  any: pulumi.all([first.computed, made]).apply(([computed, secret]) => `${computed} ${secret}`),
});
new Thing("third", { other: first, text: first.text, number: first.computed.apply((text) => text.length) });

module.exports = { computed: first.computed, id: first.id, text: first.text };
