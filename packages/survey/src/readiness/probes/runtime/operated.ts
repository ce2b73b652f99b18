import { searchCode, sourceFilesOf } from "../../code/search-code.js";
import type { Ecosystem, Manifest } from "../../ecosystems/ecosystem.js";
import { ecosystemsOf } from "../../ecosystems/ecosystems-of.js";
import { parseManifest } from "../../ecosystems/json-manifest.js";
import { unreadLanguage } from "../../ecosystems/unread-language.js";
import { oncePerRepository } from "../../once-per-repository.js";
import type { Sighting } from "../../probe.js";
import { isProductPath } from "../../product-path.js";
import type { RepositoryFiles } from "../../repository-files.js";
import { deployActionsOf } from "../deployment/deploy-action.js";
import { infrastructureOf } from "./infrastructure.js";
import { brokerLibraries } from "./libraries/brokers.js";
import { jobQueueLibraries } from "./libraries/job-queues.js";
import { isTool } from "./library-evidence.js";
import { seeLibraries } from "./seen-libraries.js";

/** Files with which something is started. */
const startFile =
  /(?:^|\/)(?:(?:[^/]*\.)?(?:Docker|Container)file(?:\.[^/]*)?|Procfile|fly\.toml|config\.ru|manage\.py|[aw]sgi\.py|serverless\.ya?ml|ecosystem\.config\.[cm]?js|nest-cli\.json|host\.json)$|\.service$/;

/** What serves requests or messages, or runs jobs. */
const servers: Readonly<Record<Ecosystem, RegExp>> = {
  node: /^(?:express|fastify|koa|hono|restify|polka|next|nuxt|@nestjs\/core|@hapi\/hapi|@adonisjs\/core|@feathersjs\/feathers|@apollo\/server|@sveltejs\/kit|@remix-run\/(?:node|express|serve)|@trpc\/server|@grpc\/grpc-js|@loopback\/core|moleculer|sails|@strapi\/strapi|node-cron|agenda|@ashlar\/.*)$/,
  jvm: /^(?:org\.springframework\.boot:spring-boot-starter.*|io\.quarkus:.*|io\.micronaut:micronaut-(?:http-server|runtime).*|io\.ktor:ktor-server.*|io\.dropwizard:dropwizard-core|io\.helidon\..*|io\.vertx:vertx-(?:core|web)|io\.javalin:.*|com\.sparkjava:.*|org\.http4s:.*-server.*|com\.typesafe\.(?:play|akka):.*|org\.apache\.pekko:.*)$/,
  go: /^(?:github\.com\/(?:gin-gonic\/gin|labstack\/echo.*|go-chi\/chi.*|gofiber\/fiber.*|zeromicro\/go-zero|go-kratos\/kratos.*|gorilla\/mux)|connectrpc\.com\/connect|sigs\.k8s\.io\/controller-runtime)$/,
  python:
    /^(?:django|flask|fastapi|starlette|aiohttp|tornado|sanic|litestar|falcon|bottle|pyramid|quart|grpcio|celery|rq|dramatiq|gunicorn|uvicorn|hypercorn|mangum|apscheduler)$/,
  dotnet:
    /^(?:microsoft\.aspnetcore\..*|microsoft\.extensions\.hosting|swashbuckle\.aspnetcore|grpc\.aspnetcore.*|microsoft\.azure\.functions\.worker|amazon\.lambda\.core)$/,
  ruby: /^(?:rails|sinatra|hanami|roda|grape|padrino|puma|unicorn|passenger|sidekiq|resque|good_job)$/,
};

/** How a program begins, or starts to serve. */
const starts: readonly (readonly [Ecosystem, RegExp])[] = [
  [
    "node",
    /\.listen\(|\bcreateServer\(|\b(?:Deno|Bun)\.serve\(|^export (?:const|async function|function) handler\b|\bexports\.handler\b/,
  ],
  [
    "jvm",
    /@SpringBootApplication|\bstatic void main\s*\(|^(?:suspend )?fun main\s*\(|@QuarkusMain|extends App\b|^@main\b/,
  ],
  ["go", /^func main\(\)/],
  ["python", /\bapp\.run\(|\buvicorn\.run\(|\bserve_forever\(|\bdef lambda_handler\(/],
  [
    "dotnet",
    /\bWebApplication\.Create|\bHost\.Create|\bstatic (?:async )?(?:void|int|Task(?:<int>)?) Main\s*\(/,
  ],
  ["ruby", /\bSinatra::Base\b|\bRack::Handler\b|\bdef lambda_handler\b/],
];
const webProject = /Sdk\s*=\s*"Microsoft\.NET\.Sdk\.(?:Web|Worker)"/;
const workspace = /^(?:pnpm-workspace\.yaml|lerna\.json|nx\.json|rush\.json)$/;
const startCommand = /\b(?:node|tsx|ts-node|nest|next|nuxt|bun|deno|nodemon|pm2)\b/;

// Started by another program, on the machine of whoever uses it.
const provider = /^github\.com\/hashicorp\/terraform-plugin-(?:sdk|framework|mux)/;
const site =
  /^(?:@docusaurus\/core|vitepress|vuepress|nextra|@11ty\/eleventy|hexo|gatsby|astro|jekyll|mkdocs.*|sphinx|middleman)$/;

const operated = oncePerRepository((files): { readonly runs: boolean } => {
  const { dependencies, manifests } = ecosystemsOf(files);
  if (dependencies.some(({ name }) => provider.test(name))) return { runs: false };
  const product = files.paths.filter(isProductPath);
  const isSite = dependencies.some(({ name }) => site.test(name));
  return {
    runs:
      product.some((path) => startFile.test(path)) ||
      dependencies.some(
        ({ scope, ecosystem, name }) => scope === "runtime" && servers[ecosystem].test(name),
      ) ||
      infrastructureOf(files).own.length > 0 ||
      (!isSite && deployActionsOf(files).length > 0) ||
      manifests.some(({ file }) => isStarted(files, file)) ||
      (!isSite && manifests.some((one) => isApplication(files, one))) ||
      starts.some(([ecosystem, pattern]) => isIn(files, ecosystem, pattern)) ||
      usesQueues(files),
  };
});

function isStarted(files: RepositoryFiles, manifest: string): boolean {
  const text = files.read(manifest) ?? "";
  if (!manifest.endsWith("package.json")) return webProject.test(text);
  return parseManifest(text, "scripts").some(
    (script) => /^start(?::|$)/.test(script.name) && startCommand.test(script.text),
  );
}

/** A package of Node that cannot be published is made for no other: it is an application, or holds others together. */
function isApplication(files: RepositoryFiles, { file, folder }: Manifest): boolean {
  if (!file.endsWith("package.json")) return false;
  const text = files.read(file) ?? "";
  const isPublished = /"name"\s*:/.test(text) && !/"private"\s*:\s*true/.test(text);
  if (isPublished || /"workspaces"\s*:/.test(text)) return false;
  const inFolder = folder === "" ? "" : `${folder}/`;
  if (files.paths.some((path) => workspace.test(path.slice(inFolder.length)) && path.startsWith(inFolder)))
    return false;
  return sourceFilesOf(files).some(
    ({ path, ecosystem, role }) =>
      ecosystem === "node" && role === "product" && path.startsWith(`${inFolder}src/`) && !isTool(path),
  );
}

function isIn(files: RepositoryFiles, ecosystem: Ecosystem, pattern: RegExp): boolean {
  const places = searchCode(files, { pattern, ecosystems: [ecosystem], limit: 20 });
  return places.some(({ file }) => !isTool(file));
}

function usesQueues(files: RepositoryFiles): boolean {
  return [brokerLibraries, jobQueueLibraries].some((family) => seeLibraries(files, family).used.length > 0);
}

/**
 * What was not seen is missing only where something runs: a library, a provider or a site of documents is operated by nobody
 * here.
 */
export function whereSomethingRuns(files: RepositoryFiles, seen: Sighting): Sighting {
  if (seen.outcome !== "false" || unreadLanguage(files).unread || operated(files).runs) return seen;
  return {
    outcome: "not-applicable",
    message: "Nothing here was seen to run in operation: no server, start command, container or deployment.",
  };
}
