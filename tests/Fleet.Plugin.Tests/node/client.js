"use strict";

// Drives a provider plugin with the protocol code of the official SDK. Reads one call a line from standard input,
//   {"method": "check", "type": "CheckRequest", "fields": {"urn": "…", "news": {"struct": {…}}}}
// and answers each with a line: {"answer": {…}} or {"code": 12, "message": "…", "details": […]}.
const path = require("path");
const readline = require("readline");
const sdk = path.join(process.argv[2], "@pulumi", "pulumi");
const modules = { paths: [path.join(sdk, "proto")] };
const grpc = require(require.resolve("@grpc/grpc-js", modules));
const { Struct } = require(require.resolve("google-protobuf/google/protobuf/struct_pb.js", modules));
const { Empty } = require(require.resolve("google-protobuf/google/protobuf/empty_pb.js", modules));
const services = require(path.join(sdk, "proto", "provider_grpc_pb.js"));
const messages = require(path.join(sdk, "proto", "provider_pb.js"));
const plugin = require(path.join(sdk, "proto", "plugin_pb.js"));
const { Status } = require(path.join(sdk, "proto", "status_pb.js"));

const client = new services.ResourceProviderClient(process.argv[3], grpc.credentials.createInsecure());
const capital = (name) => name[0].toUpperCase() + name.slice(1);

function build(type, fields) {
  const message = type === "Empty" ? new Empty() : new (messages[type] || plugin[type])();
  for (const [name, value] of Object.entries(fields || {})) {
    if (value && value.map) {
      const map = message[`get${capital(name)}Map`]();
      Object.entries(value.map).forEach(([key, text]) => map.set(key, text));
    } else if (value && value.struct) {
      message[`set${capital(name)}`](Struct.fromJavaScript(value.struct));
    } else if (value && value.type) {
      message[`set${capital(name)}`](build(value.type, value.fields));
    } else {
      message[`set${capital(name)}`](value);
    }
  }
  return message;
}

function plain(message) {
  const result = {};
  for (const key of Object.keys(message.toObject())) {
    const value = message[`get${capital(key)}`]();
    if (value instanceof Struct) {
      result[key] = value.toJavaScript();
    } else if (key.endsWith("Map")) {
      result[key] = Object.fromEntries(message.toObject()[key]);
    } else if (value !== undefined) {
      result[key] = message.toObject()[key];
    }
  }
  return result;
}

function details(error) {
  const [bytes] = (error.metadata && error.metadata.get("grpc-status-details-bin")) || [];
  return bytes === undefined ? [] : Status.deserializeBinary(bytes).getDetailsList().map((detail) => {
    const type = detail.getTypeName().replace("pulumirpc.", "");
    return { type, ...plain(messages[type].deserializeBinary(detail.getValue_asU8())) };
  });
}

function list(call) {
  return new Promise((resolve) => {
    const stream = client.list(build(call.type, call.fields));
    const items = [];
    stream.on("data", (item) => items.push(plain(item)));
    stream.on("error", (error) => resolve({ code: error.code, message: error.details, details: [] }));
    stream.on("end", () => resolve({ answer: { items } }));
  });
}

const unary = (call) => new Promise((resolve) =>
  client[call.method](build(call.type, call.fields), (error, answer) => resolve(error
    ? { code: error.code, message: error.details, details: details(error) }
    : { answer: plain(answer) })));

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const call = JSON.parse(line);
    console.log(JSON.stringify(await (call.method === "list" ? list(call) : unary(call))));
  }
})();
