"use strict";

const { Thing } = require("../../lib/things");

exports.id = new Thing("thing", { text: "found somewhere" }, { import: "somewhere" }).id;
