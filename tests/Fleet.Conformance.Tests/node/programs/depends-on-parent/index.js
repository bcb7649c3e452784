"use strict";

const { Thing, Group } = require("../../lib/things");

const group = Group.of("group", (parent) => {
  const first = new Thing("first", undefined, { parent });
  Group.of("inner", (inner) => { new Thing("second", undefined, { parent: inner, dependsOn: [first] }); }, { parent, dependsOn: [first] });
});
new Thing("outside", undefined, { dependsOn: [group], deletedWith: group });
