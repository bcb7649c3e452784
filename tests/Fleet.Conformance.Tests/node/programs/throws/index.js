"use strict";

const { pulumi, Thing } = require("../../lib/things");

new Thing("before");
throw new pulumi.RunError("the program gives up");
