"use strict";

const { pulumi, Thing } = require("../../lib/things");

const result = pulumi.runtime.invokeOutput("test:index:echo", { text: pulumi.secret("marked-secret-argument") });
new Thing("user", { text: result.apply((said) => said.text) });

exports.text = result.apply((said) => said.text);
