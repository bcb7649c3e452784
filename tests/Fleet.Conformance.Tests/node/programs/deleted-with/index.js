"use strict";

const { Thing } = require("../../lib/things");
const { step } = require("../../lib/step");

if (step === 0) {
  const first = new Thing("first");
  new Thing("second", undefined, { deletedWith: first });
  new Thing("third", undefined, { dependsOn: first });
}
