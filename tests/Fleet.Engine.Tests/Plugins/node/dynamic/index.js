"use strict";

// Dynamic resources: their provider is part of the program, and travels in its inputs.
const pulumi = require("@pulumi/pulumi");

const provider = {
  async check(olds, news) {
    return { inputs: news, failures: news.size > 9 ? [{ property: "size", reason: "nine is the most" }] : [] };
  },
  async diff(id, olds, news) {
    return { changes: olds.size !== news.size || olds.kind !== news.kind, replaces: olds.kind !== news.kind ? ["kind"] : [] };
  },
  async create(inputs) {
    if (inputs.kind === "rotten") {
      throw new Error("nobody wants it");
    }
    require("fs").appendFileSync("asked.log", `create ${inputs.kind}\n`);
    return { id: `id-${inputs.kind}`, outs: { ...inputs, area: inputs.size * inputs.size } };
  },
  async read(id, props) {
    return { id, props: { ...props, area: 1 } };
  },
  async update(id, olds, news) {
    require("fs").appendFileSync("asked.log", `update ${id}\n`);
    return { outs: { ...news, area: news.size * news.size } };
  },
  async delete(id, props) {
    require("fs").appendFileSync("asked.log", `delete ${id}\n`);
  },
};

class Field extends pulumi.dynamic.Resource {
  constructor(name, args, options) {
    super(provider, name, { area: undefined, ...args }, options, "fields", "Field");
  }
}

const config = new pulumi.Config();
const field = new Field("field", { kind: config.require("kind"), size: config.requireNumber("size") });
if (config.getBoolean("wrong")) {
  new Field("large", { kind: "oats", size: 10 });
  new Field("rotten", { kind: "rotten", size: 1 });
}
exports.area = field.area;
