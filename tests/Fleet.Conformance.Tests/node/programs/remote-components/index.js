"use strict";

const { pulumi, Thing, TestProvider } = require("../../lib/things");

/** A component that the test provider makes. */
class Remote extends pulumi.ComponentResource {
  constructor(name, args, options) {
    super("test:index:Remote", name, args, options, true);
  }
}

const thing = new Thing("thing", { text: "of the thing" });
const provider = new TestProvider("north", "north");
const remote = new Remote("remote", { text: thing.computed, tags: { secret: pulumi.secret("marked-secret-tag") }, other: thing });
new Remote("given", { text: "given" }, { providers: [provider], dependsOn: [remote] });
new Thing("user", { text: remote.text });

exports.text = remote.text;
