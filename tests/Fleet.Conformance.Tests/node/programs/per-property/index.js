"use strict";

const { pulumi, Thing } = require("../../lib/things");

const a = new Thing("a", { text: "a" });
const b = new Thing("b", { text: "b" });
new Thing("by-id", { text: a.id });
new Thing("by-urn", { text: a.urn });
new Thing("by-both", { text: pulumi.interpolate`${a.text}${b.text}`, hint: b.computed, number: 1 });
new Thing("nested", { items: [a.text, "none"], tags: { "from-b": b.text }, any: { inner: [a.text, b.text] } });
new Thing("plus", { text: a.text }, { dependsOn: [b] });
