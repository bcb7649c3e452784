"use strict";

const { Thing } = require("../../lib/things");

exports.never = new Thing("thing").computed.apply(() => {
  process.kill(process.pid, "SIGKILL");
});
