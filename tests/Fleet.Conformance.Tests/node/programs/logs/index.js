"use strict";

const { pulumi, Thing } = require("../../lib/things");

const thing = new Thing("thing");
pulumi.log.debug("nobody sees this");
pulumi.log.info("for information");
pulumi.log.info("about a resource", thing);
pulumi.log.warn("a warning", thing);
pulumi.log.info("for a moment", undefined, undefined, true);
console.log("printed by the program");
