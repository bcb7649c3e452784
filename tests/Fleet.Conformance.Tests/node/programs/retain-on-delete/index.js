"use strict";

const { Thing, Group } = require("../../lib/things");
const { step } = require("../../lib/step");

if (step === 0) {
  new Thing("gone", undefined, { retainOnDelete: true });
}
Group.of("group", (parent) => {
  new Thing("inherits", undefined, { parent });
  new Thing("removed", undefined, { parent, retainOnDelete: false });
}, { retainOnDelete: true });
