"use strict";

const { Thing } = require("../../lib/things");
const { pick } = require("../../lib/step");

new Thing("thing", {
  text: pick("old", "new"),
  tags: { kept: pick("old", "new"), changed: pick("old", "new") },
  items: ["first", pick("old", "new")],
}, { ignoreChanges: ["text", "tags.kept", "items[1]"] });
new Thing("all", { text: pick("old", "new") }, { ignoreChanges: ["*"] });
