"use strict";

const pulumi = require("@pulumi/pulumi");
const docker = require("@pulumi/docker");

const provider = new docker.Provider("engine", { host: "unix:///nowhere.sock" });
const network = new docker.Network("net", {
  name: "typed-net",
  driver: "bridge",
  internal: true,
  labels: [{ label: "of", value: "net" }],
  ipamConfigs: [{ subnet: "198.18.7.0/24", gateway: "198.18.7.1" }],
  options: { "com.docker.network.bridge.name": "typed0" },
}, { provider });
const volume = new docker.Volume("vol", {
  name: "typed-vol", driverOpts: { type: "tmpfs" }, labels: [{ label: "of", value: "vol" }],
}, { provider });
const image = new docker.RemoteImage("image", { name: "fleet-test/base:1", keepLocally: true }, { provider });
const container = new docker.Container("app", {
  name: "typed-app",
  image: image.imageId,
  command: ["/bin/rest", "--well"],
  envs: ["A=1", pulumi.interpolate`SECRET=${pulumi.secret("marked-secret-env")}`],
  restart: "unless-stopped",
  user: "1000:1000",
  workingDir: "/work",
  hostname: "typed",
  memory: 64,
  cpuShares: 512,
  init: true,
  mustRun: true,
  rm: false,
  stopTimeout: 3,
  destroyGraceSeconds: 2,
  logDriver: "json-file",
  logOpts: { "max-size": "1m" },
  networksAdvanced: [{ name: network.name, aliases: ["app", "web"] }],
  volumes: [{ volumeName: volume.name, containerPath: "/data", readOnly: true }],
  mounts: [{ target: "/scratch", type: "tmpfs", tmpfsOptions: { sizeBytes: 1048576 } }],
  ports: [{ internal: 80, external: 8080, ip: "127.0.0.1", protocol: "tcp" }],
  labels: [{ label: "of", value: "app" }],
  healthcheck: { tests: ["CMD", "true"], interval: "10s", retries: 3 },
  capabilities: { adds: ["NET_ADMIN"], drops: ["ALL"] },
  ulimits: [{ name: "nofile", soft: 100, hard: 200 }],
  uploads: [{ file: "/etc/app.conf", content: "a=1\n" }],
  hosts: [{ host: "elsewhere", ip: "198.18.7.9" }],
  tmpfs: { "/run": "size=1m" },
  sysctls: { "net.core.somaxconn": "128" },
}, { provider, deleteBeforeReplace: true });

module.exports = { id: container.id, name: container.name };
