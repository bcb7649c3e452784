"use strict";

const { pulumi, Thing } = require("../../lib/things");

new Thing("before");
Promise.reject(new pulumi.RunError("nobody caught this"));
