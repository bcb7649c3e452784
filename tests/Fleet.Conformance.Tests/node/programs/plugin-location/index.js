"use strict";

const { Thing } = require("../../lib/things");

new Thing("thing", undefined, { version: "1.2.3", pluginDownloadURL: "https://plugins.invalid/test" });
