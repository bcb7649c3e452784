"use strict";

const { Thing } = require("../../lib/things");

const numbers = [2 ** 53 + 1, 1e21, -0, 1.0, 5e-324, 1.7976931348623157e308, 0.1 + 0.2];
const thing = new Thing("thing", { any: numbers });

exports.same = thing.any.apply((back) => back.map((number, index) => Object.is(number, numbers[index])));
