"use strict";

const { Thing } = require("../../lib/things");

new Thing("all", undefined, { customTimeouts: { create: "5m", update: "1h30m", delete: "1500ms" } });
new Thing("one", undefined, { customTimeouts: { delete: "1h" } });
