"use strict";

const { Thing } = require("../../lib/things");

exports.region = new Thing("thing").region;
