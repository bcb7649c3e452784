"use strict";

const { Thing } = require("../../lib/things");
const { pick } = require("../../lib/step");

const first = new Thing("first", { replace: pick("old", "new"), text: pick("old", "new") }, { deleteBeforeReplace: true });
new Thing("user", { replace: first.text });
new Thing("bystander", { text: first.computed });
new Thing("after", { replace: pick("old", "new") }, { deleteBeforeReplace: false });
