"use strict";

const { pulumi, Thing } = require("../../lib/things");

const secret = pulumi.secret("marked-secret-json");
const first = new Thing("first", { text: "first" });
const written = pulumi.jsonStringify({ text: first.text, secret, list: [1, true] });
new Thing("second", { text: written });
const read = pulumi.jsonParse(pulumi.output('{"a":"b"}'));
new Thing("third", { text: read.apply((members) => members.a) });

exports.written = written;
