"use strict";

const { pulumi, Thing } = require("../../lib/things");

const first = new Thing("first");
const second = new Thing("second", { items: ["known", first.computed], any: { known: 1, not: first.id } });

exports.known = pulumi.output(second.any).apply((any) => any);
exports.first = second.items.apply((items) => items[0]);
