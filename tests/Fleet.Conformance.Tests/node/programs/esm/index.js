import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  constructor(name, args) {
    super("test:index:Thing", name, args);
  }
}

const thing = new Thing("thing", { text: await Promise.resolve("of a module") });

export const text = thing.text;
