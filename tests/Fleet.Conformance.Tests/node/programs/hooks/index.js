"use strict";

const { pulumi, Thing } = require("../../lib/things");
const { step, pick } = require("../../lib/step");

const text = (inputs) => (inputs && inputs.text) || "nothing";
const hook = (name) => new pulumi.ResourceHook(name, (args) => {
  const outputs = (args.newOutputs && args.newOutputs.computed) || "no outputs";
  pulumi.log.info(`${name}: ${args.name} = ${args.id}, ${text(args.oldInputs)} to ${text(args.newInputs)}, ${outputs}`);
});
const hooks = {
  beforeCreate: [hook("before-create")],
  afterCreate: [hook("after-create")],
  beforeUpdate: [hook("before-update")],
  afterUpdate: [hook("after-update")],
  beforeDelete: [hook("before-delete")],
  afterDelete: [hook("after-delete")],
};
if (step < 2) {
  new Thing("thing", { text: pick("old", "new") }, { hooks });
}
