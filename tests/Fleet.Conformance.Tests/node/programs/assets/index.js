"use strict";

const { pulumi, Thing } = require("../../lib/things");

const { FileAsset, StringAsset, FileArchive, AssetArchive } = pulumi.asset;

new Thing("file", { file: new FileAsset("./files/one.txt") });
new Thing("text", { file: new StringAsset("some text") });
new Thing("folder", { file: new FileArchive("./files") });
new Thing("mixed", {
  file: new AssetArchive({
    "a.txt": new StringAsset("hello"),
    inner: new AssetArchive({ "one.txt": new FileAsset("./files/one.txt") }),
  }),
  any: [new StringAsset("in a list")],
});
