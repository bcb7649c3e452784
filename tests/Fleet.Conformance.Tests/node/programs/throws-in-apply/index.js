"use strict";

const { pulumi, Thing } = require("../../lib/things");

exports.never = new Thing("thing").computed.apply(() => { throw new pulumi.RunError("the program gives up in between"); });
