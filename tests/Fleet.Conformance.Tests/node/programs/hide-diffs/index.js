"use strict";

const { Thing } = require("../../lib/things");
const { step, pick } = require("../../lib/step");

new Thing("thing", { text: pick("old", "new"), number: step }, { hideDiffs: ["text", "tags.a"] });
