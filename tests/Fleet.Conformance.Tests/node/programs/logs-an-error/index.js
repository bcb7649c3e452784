"use strict";

const { pulumi, Thing } = require("../../lib/things");

new Thing("thing");
pulumi.log.error("not as it should be");
