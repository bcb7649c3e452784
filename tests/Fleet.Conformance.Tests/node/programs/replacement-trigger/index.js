"use strict";

const { Thing } = require("../../lib/things");
const { step, pick } = require("../../lib/step");

new Thing("number", undefined, { replacementTrigger: step });
new Thing("object", undefined, { replacementTrigger: { inner: [pick("old", "new")] } });
new Thing("steady", undefined, { replacementTrigger: "same" });
