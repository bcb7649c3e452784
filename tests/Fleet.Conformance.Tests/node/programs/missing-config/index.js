"use strict";

const { pulumi } = require("../../lib/things");

exports.never = new pulumi.Config().require("not-there");
