"use strict";

const { Thing, Group } = require("../../lib/things");
const { pick } = require("../../lib/step");

const protect = pick(true, false);
Group.of("group", (parent) => {
  new Thing("inherits", undefined, { parent });
  new Thing("open", undefined, { parent, protect: false });
}, { protect });
new Thing("closed", undefined, { protect });
