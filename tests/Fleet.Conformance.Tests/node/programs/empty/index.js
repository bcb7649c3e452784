"use strict";

const { Thing } = require("../../lib/things");

new Thing("nothing");
new Thing("empty", { text: "", items: [], tags: {}, any: {}, number: 0 });
