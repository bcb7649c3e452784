"use strict";

const { Thing } = require("../../lib/things");

const thing = new Thing("thing", { text: "said" });

exports.starts = `${thing.text}`.slice(0, 7);
