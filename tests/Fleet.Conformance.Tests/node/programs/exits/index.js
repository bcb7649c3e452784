"use strict";

const { Thing } = require("../../lib/things");

exports.never = new Thing("thing").computed.apply(() => {
  console.error("leaving early");
  process.exit(3);
});
