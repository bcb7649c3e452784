"use strict";

const { pulumi, Thing } = require("../../lib/things");

const thing = new Thing("thing", { text: "said" });

module.exports = {
  text: "plain",
  number: 7,
  list: ["a", thing.text],
  nested: { of: thing.computed, secret: pulumi.secret("marked-secret-out") },
  empty: {},
};
