"use strict";

const { Thing } = require("../../lib/things");

const thing = new Thing("thing", {
  tags: { __inner: "kept", __defaults: "kept", id: "not the id", urn: "not the urn" },
  any: { __deep: 1, value: "v" },
});

exports.count = thing.computed;
