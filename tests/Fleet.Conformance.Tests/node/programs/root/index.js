"use strict";

const { pulumi, Thing } = require("../../lib/things");

const thing = new Thing("thing", { text: pulumi.rootStackResource.urn });

module.exports = { root: pulumi.rootStackResource.urn, text: thing.text, dry: pulumi.runtime.isDryRun() };
