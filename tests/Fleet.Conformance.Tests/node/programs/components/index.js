"use strict";

const { Thing, Group } = require("../../lib/things");

const outer = Group.of("outer", (parent) => {
  Group.of("middle", (middle) => {
    new Group("inner", (inner) => ({ text: new Thing("leaf", { text: "leaf" }, { parent: inner }).text }), { parent: middle });
  }, { parent });
  new Thing("leaf", { text: "other leaf" }, { parent });
});
new Thing("below", undefined, { parent: new Thing("above", undefined, { parent: outer }) });

exports.outer = outer.urn;
