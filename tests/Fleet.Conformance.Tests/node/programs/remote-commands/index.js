"use strict";

const pulumi = require("@pulumi/pulumi");
const { remote } = require("@pulumi/command");

const connection = { host: "198.18.0.9", user: "root", privateKey: pulumi.secret("marked-secret-key") };
new remote.Command("there", { connection, create: "true", addPreviousOutputInEnv: false });
new remote.CopyToRemote("copied", { connection, source: new pulumi.asset.StringAsset("content"), remotePath: "/tmp/copied" });
