"use strict";

const { Thing, Group, TestProvider } = require("../../lib/things");

const north = new TestProvider("north", "north");
const south = new TestProvider("south", "south");
const plain = new TestProvider("plain", "plain", undefined, "plain");

const fill = (parent, name) => {
  new Thing(`${name}-test`, undefined, { parent });
  new Thing(`${name}-plain`, undefined, { parent }, "plain");
};

Group.of("one", (one) => { fill(one, "one"); }, { provider: north });
Group.of("both", (both) => { fill(both, "both"); }, { providers: [north, plain] });
Group.of("outer", (parent) => {
  Group.of("inner", (inner) => { fill(inner, "inner"); }, { parent, providers: { test: south } });
}, { providers: { test: north, plain } });
Group.of("own", (parent) => { new Thing("own-child", undefined, { parent, provider: south }); }, { providers: [north] });
