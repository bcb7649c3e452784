"use strict";

const { Thing } = require("../../lib/things");

new Thing("good");
const bad = new Thing("bad", { bad: "yes" });
new Thing("user", { text: bad.computed });
