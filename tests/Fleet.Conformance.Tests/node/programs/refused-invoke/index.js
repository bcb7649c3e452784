"use strict";

const { pulumi, Thing } = require("../../lib/things");

const result = pulumi.runtime.invokeOutput("test:index:refuse", {});
new Thing("user", { text: result.apply((said) => said.value) });

exports.never = result.apply((said) => said.value);
