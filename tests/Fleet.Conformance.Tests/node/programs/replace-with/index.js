"use strict";

const { Thing } = require("../../lib/things");
const { pick } = require("../../lib/step");

const first = new Thing("first", { replace: pick("old", "new") });
new Thing("second", undefined, { replaceWith: [first] });
new Thing("third");
