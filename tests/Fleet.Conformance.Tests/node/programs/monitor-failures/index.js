"use strict";

const pulumi = require("@pulumi/pulumi");

class Thing extends pulumi.CustomResource {
  constructor(name, args, options) {
    super("test:index:Thing", name, { computed: undefined, ...args }, options);
  }
}

const how = new pulumi.Config().require("how");

// Once it is made the program ends in the way that it is told to.
const first = new Thing("first", { how });

exports.made = first.urn.apply(async () => {
  switch (how) {
    case "throws": throw new Error("the disk is full");
    case "killed": return process.kill(process.pid, "SIGKILL");
    case "hangs": return new Promise((resolve) => { console.log("hanging"); setTimeout(resolve, 600000); });
    case "badInvoke": return pulumi.runtime.invoke("test:index:nothing", {}).catch((error) => `caught: ${error.message}`);
    default: return "well";
  }
});
