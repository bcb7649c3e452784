"use strict";

const { Thing } = require("../../lib/things");

let value = "bottom";
for (let level = 0; level < 30; level++) {
  value = { in: [value] };
}

exports.deep = new Thing("deep", { any: value }).any;
