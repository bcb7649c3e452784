"use strict";

const { Thing, Group } = require("../../lib/things");

const first = new Thing("first", { text: "first" });
const group = Group.of("group", (parent) => { new Thing("inner", undefined, { parent }); });
const second = new Thing("second", { other: first, any: { list: [first, group], custom: first } });

exports.any = second.any.apply((any) => Object.keys(any).length);
