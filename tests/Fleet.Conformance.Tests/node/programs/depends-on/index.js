"use strict";

const { Thing, Group } = require("../../lib/things");

const a = new Thing("a");
const group = Group.of("group", (parent) => {
  new Thing("one", undefined, { parent });
  Group.of("inner", (inner) => { new Thing("two", undefined, { parent: inner }); }, { parent });
});
new Thing("on-one", undefined, { dependsOn: a });
new Thing("on-group", undefined, { dependsOn: [group] });
new Thing("on-output", undefined, { dependsOn: a.computed.apply(() => [a]) });
new Group("late", () => undefined, { dependsOn: [group, a] });
