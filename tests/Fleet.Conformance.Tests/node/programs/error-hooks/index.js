"use strict";

const { pulumi, Thing } = require("../../lib/things");

const hook = new pulumi.ErrorHook("again", (args) => {
  pulumi.log.info(`${args.name} failed to ${args.failedOperation}, ${args.errors.length} so far`);
  return true;
});
new Thing("thing", { flaky: 2 }, { hooks: { onError: [hook] } });
