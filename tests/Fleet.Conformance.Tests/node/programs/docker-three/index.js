"use strict";

const pulumi = require("@pulumi/pulumi");
const docker = require("@pulumi/docker");

const config = new pulumi.Config();
const provider = new docker.Provider("engine", { host: config.require("engine") });
const options = { provider };

const network = new docker.Network("net", { name: "three-net" }, options);
const volume = new docker.Volume("vol", { name: "three-vol" }, options);
const container = new docker.Container("app", {
  name: "three-app",
  image: config.require("image"),
  envs: [pulumi.interpolate`TOKEN=${config.requireSecret("token")}`, `MODE=${config.get("mode") || "calm"}`],
  networksAdvanced: [{ name: network.name, aliases: ["app"] }],
  volumes: [{ volumeName: volume.name, containerPath: "/data" }],
  destroyGraceSeconds: 5,
}, options);

exports.id = container.id;
exports.envs = container.envs;
