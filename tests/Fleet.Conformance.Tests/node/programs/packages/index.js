"use strict";

const { pulumi } = require("../../lib/things");
const resources = require("@pulumi/pulumi/proto/resource_pb");

// What a generated SDK of such a package does.
async function register() {
  const parameterization = new resources.Parameterization();
  parameterization.setName("shaped");
  parameterization.setVersion("2.0.0");
  parameterization.setValue(Buffer.from("round").toString("base64"));
  const request = new resources.RegisterPackageRequest();
  request.setName("test");
  request.setVersion("1.0.0");
  request.setParameterization(parameterization);
  const monitor = pulumi.runtime.getMonitor();
  return new Promise((resolve, reject) => {
    monitor.registerPackage(request, (error, response) => (error ? reject(error) : resolve(response.getRef())));
  });
}

/** A resource of a package that the test plugin serves when told so. */
class Shaped extends pulumi.CustomResource {
  constructor(name, pack) {
    super("shaped:index:Thing", name, { text: name }, undefined, false, pack);
  }
}

const pack = register();
new Shaped("one", pack);
new Shaped("two", pack);
