"use strict";

const { pulumi, Thing, TestProvider } = require("../../lib/things");
const { pick } = require("../../lib/step");

const source = new Thing("source");
const provider = new TestProvider("given", pulumi.interpolate`${source.computed} ${pick("old", "new")}`);
new Thing("thing", undefined, { provider });
