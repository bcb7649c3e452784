"use strict";

const { pulumi, Thing, Group } = require("../../lib/things");

let text;
const group = new Group("group", (parent) => {
  const thing = new Thing("thing", { text: pulumi.secret("marked-secret-inside") }, { parent });
  text = thing.text;
  return { text: thing.text, open: "seen", list: [1, thing.computed] };
});
const user = new Thing("user", { text, hint: group.urn });
Group.of("last", (parent) => { new Thing("back", { hint: user.computed }, { parent }); });

exports.text = text;
