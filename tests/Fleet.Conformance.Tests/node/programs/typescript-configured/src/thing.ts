import * as pulumi from "@pulumi/pulumi";

export class Thing extends pulumi.CustomResource {
    public readonly text!: pulumi.Output<string>;

    constructor(name: string, text: string) {
        super("test:index:Thing", name, { text });
    }
}
