"use strict";

const { Thing, Group } = require("../../lib/things");
const { step } = require("../../lib/step");

function fill(name, type, options) {
  new Group(name, (parent) => {
    new Thing(`${name}-child`, undefined, { parent, aliases: name === "new-name" ? [{ name: "old-name-child" }] : [] });
    new Thing(`child-of-${name === "new-name" ? "old-name" : name}`, undefined, { parent });
  }, options, type);
}

if (step === 0) {
  fill("old-name", "test:index:Group");
  fill("old-type", "test:old:Group");
  const outer = Group.of("outer", () => undefined);
  fill("moved", "test:index:Group", { parent: outer });
} else {
  fill("new-name", "test:index:Group", { aliases: [{ name: "old-name" }] });
  fill("old-type", "test:new:Group", { aliases: [{ type: "test:old:Group" }] });
  const outer = Group.of("outer", () => undefined);
  fill("moved", "test:index:Group", { aliases: [{ parent: outer }] });
}
