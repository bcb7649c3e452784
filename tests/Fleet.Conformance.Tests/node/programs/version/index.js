"use strict";

const { Thing } = require("../../lib/things");

new Thing("versioned", undefined, { version: "1.2.3" });
new Thing("newer", undefined, { version: "1.3.0" });
