"use strict";

const { pulumi, Thing, Group } = require("../../lib/things");

const options = { ignoreChanges: ["text"], additionalSecretOutputs: ["computed"] };
const group = Group.of("group", (parent) => { new Thing("inner", undefined, pulumi.mergeOptions(options, { parent })); });
new Thing("outer", undefined, pulumi.mergeOptions(options, { ignoreChanges: ["number"], protect: false, dependsOn: [group] }));
