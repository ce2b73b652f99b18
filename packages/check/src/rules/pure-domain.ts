import type { Import, SurveyedFile } from "@ashlar/survey";
import type { Violation, ViolationPlace } from "../violation.js";
import type { Rule } from "./facts.js";
import { layerOf } from "./layer-of.js";

/** Packages whose very purpose is to reach the world. Others are taken to compute. */
const effectful = new Set(
  "kysely pg mysql mysql2 knex libsql better-sqlite3 sqlite3 mongodb mongoose redis ioredis typeorm sequelize @prisma/client drizzle-orm axios undici got ky node-fetch express fastify koa hono amqplib kafkajs nats nodemailer pino winston fs-extra".split(
    " ",
  ),
);
// These modules of Node compute, and nothing else.
const computing = new Set([
  "assert",
  "assert/strict",
  "buffer",
  "path",
  "querystring",
  "string_decoder",
  "url",
  "util",
]);

/** Files of a pure layer neither act on the world nor read clocks or chance. One violation for each file and effect. */
export const pureDomain: Rule = ({ survey, modules, isTest }) => {
  const found: Violation[] = [];
  for (const file of survey.files.values()) {
    const module = isTest(file.path) ? undefined : modules.of(file.path);
    const layer = module && layerOf(module, file.path)?.layer;
    if (!module || !layer?.pure) continue;
    for (const [what, places] of effectsOf(file)) {
      found.push({
        rule: "pure-domain",
        identity: `${file.path}: ${what}`,
        message: `${file.path} is in the ${layer.name} layer of "${module.name}", which only computes, and uses ${what}.`,
        fix: fixFor(what),
        places,
      });
    }
  }
  return found;
};

function effectsOf({
  path,
  imports,
  details,
}: SurveyedFile): ReadonlyMap<string, [ViolationPlace, ...ViolationPlace[]]> {
  const effects = new Map<string, [ViolationPlace, ...ViolationPlace[]]>();
  const add = (what: string, at: ViolationPlace) => {
    const known = effects.get(what);
    if (known) known.push(at);
    else effects.set(what, [at]);
  };
  for (const one of imports) {
    const what = effectfulImport(one);
    if (what !== undefined) add(what, { file: path, ...one.at });
  }
  for (const { what, at } of details.impurities) add(what, { file: path, ...at });
  return effects;
}

function effectfulImport({ to, typeOnly }: Import): string | undefined {
  if (typeOnly) return undefined;
  if (to.kind === "builtin") return computing.has(to.name) ? undefined : `node:${to.name}`;
  if (to.kind === "package") return effectful.has(to.name) ? to.name : undefined;
  return undefined;
}

function fixFor(what: string): string {
  if (/Date|performance/.test(what)) return "Take the time from the context (`now`) or from the command.";
  if (/random/i.test(what)) return "Let the caller choose, and take the value from the command.";
  if (/^process/.test(what))
    return "Read the environment where the module is put together, and pass the value in.";
  if (/^console/.test(what)) return "Leave logging to handlers and reactions.";
  return "Leave it to a handler or a reaction, and decide from the values they pass in.";
}
