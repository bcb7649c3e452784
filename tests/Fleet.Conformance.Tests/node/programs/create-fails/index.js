"use strict";

const { Thing } = require("../../lib/things");
const { pick } = require("../../lib/step");

new Thing("good");
const bad = new Thing("bad", { fail: pick("create", "never") });
new Thing("user", { text: bad.computed });
