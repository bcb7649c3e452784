"use strict";

const { Thing } = require("../../lib/things");

const known = Thing.get("known", "some-id", { hint: "where it is" });
const first = new Thing("first");
const late = Thing.get("late", first.computed.apply(() => "late-id"), undefined, { dependsOn: [known] });
new Thing("user", { text: known.text, hint: late.id });

module.exports = { text: known.text, id: known.id };
