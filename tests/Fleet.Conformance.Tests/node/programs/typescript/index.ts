import * as pulumi from "@pulumi/pulumi";

interface Said {
    text?: pulumi.Input<string>;
    tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

class Thing extends pulumi.CustomResource {
    public readonly text!: pulumi.Output<string>;

    constructor(name: string, args: Said, options?: pulumi.CustomResourceOptions) {
        super("test:index:Thing", name, { computed: undefined, ...args }, options);
    }
}

const first = new Thing("first", { text: "typed" });
const second = new Thing("second", { tags: { of: first.text } }, { dependsOn: first });

export const text: pulumi.Output<string> = first.text;
export const id = second.id;
