"use strict";

const random = require("@pulumi/random");

const password = new random.RandomPassword("password", { length: 20, special: false, minUpper: 2 });
const id = new random.RandomId("id", { byteLength: 8, prefix: "p-", keepers: { of: "id" } });
new random.RandomPet("pet", { length: 3, separator: "_" });
new random.RandomInteger("integer", { min: 1, max: 9 });
new random.RandomString("string", { length: 5, overrideSpecial: "-" });
new random.RandomUuid("uuid");
new random.RandomShuffle("shuffle", { inputs: ["a", "b", "c"], resultCount: 2, seed: "fixed" });
new random.RandomBytes("bytes", { length: 4 });

module.exports = { password: password.result, id: id.hex };
