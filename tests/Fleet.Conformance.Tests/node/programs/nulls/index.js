"use strict";

const { pulumi, Thing } = require("../../lib/things");

const thing = new Thing("thing", {
  any: { null: null, list: [null, 1], inner: { null: null } },
  text: undefined,
  hint: pulumi.output(null),
});

module.exports = { null: null, output: thing.nothing, "is-null": thing.nothing.apply((value) => value === null) };
