"use strict";

const { pulumi, Thing } = require("../../lib/things");

// All of them are pending at once, and each waits for a transform that waits for a call.
const transform = async (args) => {
  const result = await pulumi.runtime.invoke("test:index:echo", { text: args.props.text });
  return { props: { ...args.props, hint: result.region }, opts: args.opts };
};
const things = [];
for (let index = 0; index < 500; index++) {
  things.push(new Thing(`thing-${String(index).padStart(3, "0")}`, { text: `number ${index}` }, { transforms: [transform] }));
}

exports.count = pulumi.all(things.map((thing) => thing.computed)).apply((all) => all.filter(Boolean).length);
