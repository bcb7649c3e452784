"use strict";

const { Thing } = require("../../lib/things");
const { step, pick } = require("../../lib/step");

new Thing("thing", { fail: step === 1 ? "update" : "never", text: pick("old", "new") });
