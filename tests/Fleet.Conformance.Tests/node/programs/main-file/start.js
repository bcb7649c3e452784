"use strict";

const { Thing } = require("../../lib/things");

exports.text = new Thing("thing", { text: "of a file" }).text;
