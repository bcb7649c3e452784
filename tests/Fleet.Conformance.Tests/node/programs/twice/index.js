"use strict";

const { Thing } = require("../../lib/things");

new Thing("thing", { text: "same" });
new Thing("thing", { text: "same" });
