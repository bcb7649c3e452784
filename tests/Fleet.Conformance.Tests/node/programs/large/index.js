"use strict";

const { Thing } = require("../../lib/things");

const thing = new Thing("thing", { text: "x".repeat(50 * 1024 * 1024) });

exports.length = thing.text.apply((text) => text.length);
