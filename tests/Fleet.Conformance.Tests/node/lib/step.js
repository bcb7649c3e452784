"use strict";

const pulumi = require("@pulumi/pulumi");

/** Which update of a scenario this is: 0 at first. */
const step = new pulumi.Config().requireNumber("step");

/** One of two values: at first, and afterwards. */
const pick = (first, afterwards) => (step === 0 ? first : afterwards);

module.exports = { step, pick };
