"use strict";

const { Thing } = require("../../lib/things");

new Thing("versioned", undefined, { version: "1.2.3" });
new Thing("located", undefined, { version: "1.2.3", pluginDownloadURL: "https://plugins.invalid/test" });
