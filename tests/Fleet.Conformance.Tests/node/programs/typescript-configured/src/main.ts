import * as pulumi from "@pulumi/pulumi";
import { Thing } from "./thing";

export = async (): Promise<Record<string, pulumi.Output<string>>> => {
    const thing: Thing = await Promise.resolve(new Thing("thing", "configured"));
    return { text: thing.text };
};
