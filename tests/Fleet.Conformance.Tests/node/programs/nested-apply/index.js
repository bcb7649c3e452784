"use strict";

const { Thing } = require("../../lib/things");

const a = new Thing("a", { text: "a" });
const b = new Thing("b", { text: "b" });
const c = new Thing("c", { text: "c" });
const nested = a.text.apply(() => b.text.apply(() => c.text));
new Thing("user", { text: nested });

exports.nested = nested;
