"use strict";

const { Thing, TestProvider } = require("../../lib/things");

const north = new TestProvider("north", "north");
const odd = new TestProvider("a::b", "odd");
const thing = new Thing("thing", undefined, { provider: north });
new Thing("below", undefined, { parent: thing });
const other = new Thing("odd", undefined, { provider: odd });
const none = new Thing("none");

module.exports = { north: thing.region, odd: other.region, none: none.region };
