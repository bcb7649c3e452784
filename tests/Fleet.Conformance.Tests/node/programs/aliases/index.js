"use strict";

const { pulumi, Thing, Group } = require("../../lib/things");
const { step } = require("../../lib/step");

function before() {
  const parent = Group.of("group", () => undefined);
  new Thing("by-name-old");
  new Thing("by-urn-old");
  new Thing("by-created-urn-old", undefined, { parent });
  new Thing("into-group");
  new Thing("out-of-group", undefined, { parent });
  new Thing("out-of-group-by-urn", undefined, { parent });
  new Thing("by-type");
  new Thing("several-2");
}

function after() {
  const group = Group.of("group", () => undefined);
  new Thing("by-name-new", undefined, { aliases: [{ name: "by-name-old" }] });
  new Thing("by-urn-new", undefined, { aliases: ["urn:pulumi:dev::aliases::test:index:Thing::by-urn-old"] });
  new Thing("by-created-urn-new", undefined, { aliases: [pulumi.createUrn("by-created-urn-old", "test:index:Thing", group)] });
  new Thing("into-group", undefined, { parent: group, aliases: [{ parent: pulumi.rootStackResource }] });
  new Thing("out-of-group", undefined, { aliases: [{ parent: group }] });
  new Thing("out-of-group-by-urn", undefined, { aliases: [{ parent: group.urn }] });
  new Thing("by-type", undefined, {
    aliases: [{ type: "test:old:Thing" }, { stack: "other" }, { project: "other", name: "else" }],
  });
  new Thing("several", undefined, { aliases: [{ name: "several-1" }, { name: pulumi.output("several-2") }] });
}

if (step === 0) {
  before();
} else {
  after();
}
