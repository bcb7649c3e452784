"use strict";

const { Thing } = require("../../../lib/things");

exports.text = new Thing("thing", { text: process.cwd().endsWith("/entry") ? "in the program's folder" : process.cwd() }).text;
