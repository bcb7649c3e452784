"use strict";

// Releases 20 and 22 of Node.js can fail to come to the end of util.inspect when it colours an error whose stack has a frame
// that begins with 'node_modules/', as the source maps of packages have them. The SDK's runner inspects every uncaught error
// that way, and the program would spin instead of saying what is wrong. Nothing that a program prints here is for a terminal.
const util = require("util");

const { inspect } = util;

const plain = (value, ...options) => {
  if (options[0] !== null && typeof options[0] === "object") {
    options[0] = { ...options[0], colors: false };
  } else if (options.length > 2) {
    options[2] = false;
  }

  return inspect(value, ...options);
};

util.inspect = Object.defineProperties(plain, Object.getOwnPropertyDescriptors(inspect));
require("module").syncBuiltinESMExports();
