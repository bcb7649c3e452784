"use strict";

const { Thing } = require("../../lib/things");

Thing.get("gone", "nowhere");
