"use strict";

// A provider of the package 'cloud', served by the official SDK. Its objects are in 'objects.json' in the program's folder.
const fs = require("fs");
const pulumi = require("@pulumi/pulumi");
const { main } = require("@pulumi/pulumi/provider");

const store = "objects.json";
const load = () => (fs.existsSync(store) ? JSON.parse(fs.readFileSync(store, "utf8")) : {});
const save = (objects) => fs.writeFileSync(store, JSON.stringify(objects));
const log = (line) => fs.appendFileSync("asked.log", line + "\n");
const nameOf = (urn) => urn.split("::").slice(3).join("::");
const hang = () => new Promise(() => setInterval(() => {}, 1000));

class Box extends pulumi.CustomResource {
  constructor(name, args, options) {
    super("cloud:index:Box", name, args, options);
  }
}

class Pair extends pulumi.ComponentResource {
  constructor(name, args, options) {
    super("cloud:index:Pair", name, {}, options);
    if (args.refuse) {
      throw new pulumi.InputPropertyError({ propertyPath: "refuse", reason: "a pair cannot be refused" });
    }
    this.left = new Box(`${name}-left`, { size: args.size }, { parent: this });
    this.right = new Box(`${name}-right`, { size: args.size, other: this.left.size }, { parent: this });
    this.sizes = pulumi.all([this.left.size, this.right.size]).apply(([a, b]) => [a, b]);
    this.registerOutputs({ sizes: this.sizes });
  }
}

class Cloud {
  constructor() {
    this.version = "1.2.3";
    this.schema = JSON.stringify({ name: "cloud", version: this.version });
  }

  async check(urn, olds, news) {
    const failures = "bad" in news ? [{ property: "bad", reason: "boxes are never bad" }] : [];
    return { inputs: { size: 1, ...news }, failures };
  }

  async diff(id, urn, olds, news) {
    log(`diff ${nameOf(urn)}`);
    const changed = ["size", "kind", "note"].filter((key) => JSON.stringify(olds[key]) !== JSON.stringify(news[key]));
    return { changes: changed.length > 0, replaces: changed.filter((key) => key === "kind") };
  }

  async create(urn, inputs) {
    const name = nameOf(urn);
    log(`create ${name}`);
    await this.misbehave(inputs);
    const objects = load();
    const id = `${name}-${Object.keys(objects).length + 1}`;
    objects[id] = inputs;
    save(objects);
    if (inputs.mood === "sick") {
      throw Object.assign(new Error("it is there"), { id, properties: inputs, reasons: ["it coughs"] });
    }
    return { id, outs: { ...inputs, made: true } };
  }

  async read(id, urn, props) {
    log(`read ${id}`);
    const found = load()[id];
    return found ? { id, props: { ...found, made: true }, inputs: found } : { id: "", props: {} };
  }

  async update(id, urn, olds, news) {
    log(`update ${id}`);
    await this.misbehave(news);
    save({ ...load(), [id]: news });
    return { outs: { ...news, made: true } };
  }

  async delete(id, urn, props) {
    log(`delete ${id}`);
    const objects = load();
    delete objects[id];
    save(objects);
  }

  async invoke(token, inputs) {
    if (token === "cloud:index:count") {
      return { outputs: { count: Object.keys(load()).length, asked: inputs } };
    }
    if (token === "cloud:index:fussy") {
      return { outputs: {}, failures: [{ property: "mood", reason: "be friendlier" }] };
    }
    throw new Error(`there is no function ${token}`);
  }

  async construct(name, type, inputs, options) {
    const pair = new Pair(name, inputs, options);
    return { urn: pair.urn, state: { sizes: pair.sizes, left: pair.left } };
  }

  async call(token, inputs) {
    if (token !== "cloud:index:Pair/double") {
      throw new Error(`there is no method ${token}`);
    }
    return { outputs: { doubled: pulumi.output(inputs.by).apply((by) => by * 2) } };
  }

  async misbehave(inputs) {
    switch (inputs.mood) {
      case "crash":
        console.error("cloud: the disk is on fire");
        process.exit(7);
        break;
      case "angry":
        throw new Error("no more boxes");
      case "hang":
        await hang();
        break;
      case "loud":
        for (let i = 0; i < 2048; i++) {
          console.log(`loud ${i} `.padEnd(255, "x"));
          console.error(`louder ${i} `.padEnd(255, "y"));
        }
        // What Node has not written yet would be lost with the process.
        await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write("", done))));
        break;
    }
  }
}

main(new Cloud(), process.argv.slice(2));
