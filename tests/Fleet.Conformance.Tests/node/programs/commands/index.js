"use strict";

const pulumi = require("@pulumi/pulumi");
const { local } = require("@pulumi/command");
const { step } = require("../../lib/step");

const made = new local.Command("made", {
  create: 'echo "made $NAME"; echo to-stderr >&2',
  update: "echo updated",
  delete: "true",
  environment: { NAME: "it" },
  stdin: "fed",
  triggers: [step, "same"],
  interpreter: ["/bin/sh", "-c"],
  logging: local.Logging.Stderr,
});
const user = new local.Command("user", { create: pulumi.interpolate`printf '%s' '${made.stdout}'` });

module.exports = { made: made.stdout, errors: made.stderr, user: user.stdout };
