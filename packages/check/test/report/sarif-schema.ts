import { readFileSync } from "node:fs";
import { z } from "zod";

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];

/**
 * What SARIF 2.1.0 demands: the JSON schema of OASIS' standard as SchemaStore publishes it (Apache-2.0). References that
 * are relative are no URLs to zod, so that this format is left out.
 */
export const sarifSchema = z.fromJSONSchema(
  JSON.parse(readFileSync(new URL("schema/sarif-2.1.0-rtm.5.json", import.meta.url), "utf8"), (key, value) =>
    key === "format" && value === "uri-reference" ? undefined : value,
  ) as JsonSchema,
);
