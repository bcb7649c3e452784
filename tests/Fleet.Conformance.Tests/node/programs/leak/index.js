"use strict";

const { Thing, Group } = require("../../lib/things");

// Node's SDK waits for itself here, and says so.
Group.of("group", (parent) => {
  const first = new Thing("first", undefined, { parent });
  new Thing("second", undefined, { parent, dependsOn: [parent] });
  Group.of("inner", (inner) => { new Thing("third", undefined, { parent: inner, dependsOn: [parent, first] }); },
    { parent, dependsOn: [first] });
});
