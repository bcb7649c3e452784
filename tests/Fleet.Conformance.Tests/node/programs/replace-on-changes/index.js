"use strict";

const { Thing } = require("../../lib/things");
const { pick } = require("../../lib/step");

new Thing("thing", { tags: { a: pick("old", "new") }, text: "same" }, { replaceOnChanges: ["tags.a"] });
new Thing("other", { text: pick("old", "new") }, { replaceOnChanges: ["tags.a"] });
