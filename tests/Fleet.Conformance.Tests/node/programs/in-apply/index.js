"use strict";

const { Thing } = require("../../lib/things");

const a = new Thing("a", { text: "a" });
a.text.apply((text) => {
  const inner = new Thing("inner", { text });
  return inner.text.apply((again) => { new Thing("innermost", { text: again }); });
});
a.text.apply(async (text) => {
  await new Promise((resolve) => { setTimeout(resolve, 50); });
  new Thing("late", { text });
});
