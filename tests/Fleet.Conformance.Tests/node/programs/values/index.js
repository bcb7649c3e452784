"use strict";

const { Thing } = require("../../lib/things");

const all = new Thing("all", {
  text: "Grüße, 世界 \u0001 \"quoted\" \\ back\nnew line",
  number: 1.5,
  flag: false,
  items: ["one", "", "three"],
  tags: { b: "2", a: "1", "": "empty name" },
  part: { left: "l", right: true },
  parts: [{ left: "first", right: undefined }, { left: "second", right: false }],
  any: {
    list: [1, 2.5, true, null, "text", [], {}],
    lists: [[1, 2], [[3]]],
    undefined: undefined,
    numbers: [0, -1, 9007199254740993, 1e21, 1e-7, 0.1],
    flag: true,
  },
});

module.exports = { any: all.any, number: all.number, tags: all.tags };
