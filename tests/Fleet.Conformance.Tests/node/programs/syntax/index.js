"use strict";

const { Thing } = require("../../lib/things");

new Thing("never"
