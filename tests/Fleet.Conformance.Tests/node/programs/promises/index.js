"use strict";

const { pulumi, Thing } = require("../../lib/things");

const later = (value) => new Promise((resolve) => { setTimeout(() => resolve(value), 20); });
const thing = new Thing("thing", { text: later("promised"), tags: { a: later("also"), b: pulumi.output(later("output")) } });

module.exports = later({ text: thing.text, inner: later({ deep: thing.tags }) });
