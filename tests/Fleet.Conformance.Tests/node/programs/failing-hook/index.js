"use strict";

const { pulumi, Thing } = require("../../lib/things");

const hook = new pulumi.ResourceHook("refuse", () => { throw new Error("the hook refuses"); });
new Thing("thing", undefined, { hooks: { beforeCreate: [hook] } });
new Thing("other");
