"use strict";

const { pulumi, Thing } = require("../../lib/things");

const thing = new Thing("thing", { text: "of the thing" });
const said = pulumi.runtime.call("test:index:Thing/say", {
  __self__: thing, what: pulumi.secret("marked-secret-said"), plain: thing.computed,
}, thing);
new Thing("user", { text: said.apply((result) => result.said) });

exports.said = said.apply((result) => result.said);
