"use strict";

const command = require("@pulumi/command");
const pulumi = require("@pulumi/pulumi");
const random = require("@pulumi/random");

const password = new random.RandomPassword("password", { length: 20 });
new command.local.Command("hello", {
  create: pulumi.interpolate`printf ${new pulumi.Config().get("word") || "hello"}`,
  environment: { PASSWORD: password.result },
});

exports.length = pulumi.unsecret(password.result).apply((text) => text.length);
