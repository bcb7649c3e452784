"use strict";

const pulumi = require("@pulumi/pulumi");

/** A resource of a test package. */
class Thing extends pulumi.CustomResource {
  constructor(name, args, options, pack = "test") {
    const outputs = { computed: undefined, region: undefined, nothing: undefined };
    super(`${pack}:index:Thing`, name, { text: undefined, tags: undefined, any: undefined, ...outputs, ...args }, options);
  }

  static get(name, id, state, options) {
    return new Thing(name, state, { ...options, id });
  }
}

/** A component that holds whatever its maker puts below it, and says what that gives. */
class Group extends pulumi.ComponentResource {
  constructor(name, fill, options, type = "test:index:Group") {
    super(type, name, {}, options);
    this.registerOutputs(fill(this) || {});
  }

  /** One that says nothing of itself. */
  static of(name, fill, options) {
    return new Group(name, (group) => { fill(group); }, options);
  }
}

/** The provider of a test package. */
class TestProvider extends pulumi.ProviderResource {
  constructor(name, region, options, pack = "test") {
    super(pack, name, { region }, options);
  }
}

module.exports = { pulumi, Thing, Group, TestProvider };
