"use strict";

const { pulumi, Thing, Group, TestProvider } = require("../../lib/things");

const { invoke, invokeOutput, invokeSingleOutput } = pulumi.runtime;
const echo = "test:index:echo";

module.exports = async () => {
  const provider = new TestProvider("north", "north");
  const first = new Thing("first", { text: "first" });
  const group = Group.of("group", () => undefined, { providers: [provider] });
  const plain = await invoke(echo, { text: "plain", inner: { left: "l", right: undefined } });
  const versioned = await invoke(echo, { text: "versioned" }, { version: "1.2.3" });
  const given = invokeOutput(echo, { text: "given" }, { provider });
  const inherited = invokeOutput(echo, { text: "inherited" }, { parent: group });
  const depending = invokeOutput(echo, { text: "depending" }, { dependsOn: [first] });
  const fed = invokeOutput(echo, { text: first.text });
  const single = invokeSingleOutput("test:index:single", {});
  const hidden = invokeOutput("test:index:hidden", {});
  new Thing("user", { text: fed.apply((result) => result.text), hint: depending.apply((result) => result.text) });
  return {
    plain: plain.region,
    versioned: versioned.region,
    given: given.apply((result) => result.region),
    inherited: inherited.apply((result) => result.region),
    single,
    hidden: hidden.apply((result) => result.value),
  };
};
