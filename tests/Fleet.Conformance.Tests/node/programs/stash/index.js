"use strict";

const { pulumi } = require("../../lib/things");
const { pick } = require("../../lib/step");

const stash = new pulumi.Stash("stash", { input: { at: pick("first", "later") } });
new pulumi.Stash("secret", { input: pulumi.secret("marked-secret-stash") });

exports.kept = stash.output;
