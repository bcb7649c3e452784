"use strict";

const { pulumi, Thing } = require("../../lib/things");

const first = new Thing("first");
const result = pulumi.runtime.invokeOutput("test:index:echo", { text: first.computed });
const depending = pulumi.runtime.invokeOutput("test:index:echo", { text: "known" }, { dependsOn: [first] });
new Thing("user", { text: result.apply((said) => said.text), hint: depending.apply((said) => said.region) });

exports.text = result.apply((said) => said.text);
