"use strict";

const command = require("@pulumi/command");
const pulumi = require("@pulumi/pulumi");
const random = require("@pulumi/random");

const password = new random.RandomPassword("password", { length: 20 });
const hello = new command.local.Command("hello", {
  create: pulumi.interpolate`printf ${new pulumi.Config().get("word") || "hello"}`,
  environment: { PASSWORD: password.result },
});

exports.said = pulumi.unsecret(hello.stdout);
exports.length = pulumi.unsecret(password.result).apply((text) => text.length);
