import { type CiAction, ciActionsOf } from "../../ci/ci-actions.js";
import { delegated, placesOf, withoutPipeline } from "../../ci/ci-answer.js";
import { withoutRunner } from "../../ci/without-runner.js";
import { bareText } from "../../code/bare-text.js";
import type { EvidencePlace } from "../../finding.js";
import type { Probe, Sighting } from "../../probe.js";
import { isProductPath, roleOf } from "../../product-path.js";
import type { RepositoryFiles } from "../../repository-files.js";
import { isShipped } from "../runtime/shipped.js";
import { deployActionsOf } from "./deploy-action.js";

/** Whether a release can be taken back. */
export const deployRollback: Probe = {
  id: "deploy-rollback",
  capability: "deployment",
  strength: "wired",
  looksFor:
    "A way back: a rollback command or job, a deployment that undoes itself, blue-green or canary releases.",
  look: (files) => {
    const found = [inPipeline(files), inSettings(files), inDocuments(files)].filter(
      (one) => one !== undefined,
    );
    if (found.length > 0) return found;
    const blind = withoutPipeline(files);
    if (blind) return blind;
    const handedOver = delegated(files);
    if (handedOver) return [handedOver];
    if (deployActionsOf(files).some(({ action }) => action.counts))
      return [
        {
          outcome: "false",
          message: "The product is deployed, but nothing shows how a release is taken back.",
        },
      ];
    return [
      {
        outcome: "not-available",
        message: "Nothing is deployed from here, so a way back would live elsewhere.",
      },
    ];
  },
};

const undoing =
  /^(?:helm(?:3)? .*(?:\brollback\b|\bupgrade\b.*--(?:atomic|rollback-on-failure)\b)|(?:kubectl|oc) .*\brollout undo\b|kubectl argo rollouts (?:undo|abort|promote)\b|argocd app rollback\b|cap \S+ deploy:rollback\b|kamal rollback\b|heroku (?:releases:)?rollback\b|heroku pipelines:promote\b|fly(?:ctl)? (?:releases|deploy .*--strategy (?:canary|bluegreen))|vercel rollback\b|gcloud (?:run services update-traffic|app services set-traffic|deploy targets rollback)\b|aws deploy stop-deployment .*--auto-rollback|aws lambda update-alias\b|az webapp deployment slot swap\b|az containerapp (?:ingress traffic|revision)\b|sls rollback\b|serverless rollback\b|cdk rollback\b|eb swap\b|cf (?:blue-green-deploy|push .*--strategy (?:rolling|canary))|octo(?:pus)? .*\brollback\b|nomad (?:job )?revert\b|docker service (?:rollback|update .*--rollback|update .*--update-failure-action rollback))/;
const undoingReadyMade = /rollback|blue-?green|canary|^AzureAppServiceManage$|slot-?swap/i;

function inPipeline(files: RepositoryFiles): Sighting | undefined {
  const deploying = new Set(deployActionsOf(files).map(({ action }) => action));
  const found = ciActionsOf(files).filter(
    (action) =>
      action.counts &&
      (isUndoing(action) ||
        (/roll-?back/i.test(action.job.name.replace(/[ _]/g, "-")) && deploying.has(action))),
  );
  if (found.length === 0) return undefined;
  const message = "A pipeline takes releases back, or releases so that it can.";
  return { outcome: "true", strength: "exercised", message, places: placesOf(found) };
}

function isUndoing({ kind, text, step }: CiAction): boolean {
  if (kind === "command") return undoing.test(withoutRunner(text));
  const told = Object.values(step.settings).join(" ");
  return undoingReadyMade.test(text) || /--atomic|--rollback-on-failure/.test(told);
}

type Settings = readonly (readonly [path: RegExp, line: RegExp])[];

const settings: Settings = [
  [/\.ya?ml$/, /^kind:\s*(?:Rollout|Canary)\s*$/],
  [
    /\.ya?ml$/,
    /^\s*DeploymentPreference:|^\s*Type:\s*(?:Canary|Linear)\d+Percent|^\s*deploymentSettings:|failure_action:\s*rollback/,
  ],
  [/\.ya?ml$/, /^\s*(?:canary|blueGreen):\s*$|\bAutoRollbackConfiguration:|DeploymentCircuitBreaker:/],
  [
    /\.tf$/,
    /deployment_circuit_breaker\s*\{|auto_rollback_configuration\s*\{|blue_green_deployment_config\s*\{|traffic_routing_config/,
  ],
  [
    /\.(?:ts|js|py|java|cs)$/,
    /\bcircuitBreaker:\s*\{\s*rollback:\s*true|LambdaDeploymentConfig\.(?:CANARY|LINEAR)|EcsDeploymentGroup\(/,
  ],
  [/(?:^|\/)fly\.toml$/, /^\s*strategy\s*=\s*["'](?:canary|bluegreen)["']/],
];

// Generators write these, so that they are there before anybody deploys.
const toolSettings: Settings = [
  [/(?:^|\/)Capfile$/, /require ["']capistrano\/deploy["']/],
  [/(?:^|\/)config\/deploy\.ya?ml$/, /^service:\s*\S/],
];

function inSettings(files: RepositoryFiles): Sighting | undefined {
  const firm = placesIn(files, settings);
  const ofTools = placesIn(files, toolSettings);
  const isDeployed = deployActionsOf(files).some(({ action }) => action.counts);
  if (firm.length > 0 || (ofTools.length > 0 && isDeployed)) {
    const message = "Releases are set up so that one can be taken back.";
    return { outcome: "true", strength: "wired", message, places: [...firm, ...ofTools].slice(0, 4) };
  }
  if (ofTools.length === 0) return undefined;
  const message =
    "A tool is set up that can take releases back; whether anybody deploys with it is not to be seen.";
  return { outcome: "true", strength: "declared", message, places: ofTools.slice(0, 4) };
}

function placesIn(files: RepositoryFiles, looked: Settings): readonly EvidencePlace[] {
  return files.paths.flatMap((file): readonly EvidencePlace[] => {
    const lines = looked.filter(([path]) => path.test(file)).map(([, line]) => line);
    if (lines.length === 0 || !isProductPath(file) || isShipped(files, file)) return [];
    const at = (bareText(files, file) ?? "")
      .split("\n")
      .findIndex((text) => lines.some((line) => line.test(text)));
    return at === -1 ? [] : [{ file, line: at + 1 }];
  });
}

function inDocuments(files: RepositoryFiles): Sighting | undefined {
  const places = files.paths.flatMap((file): readonly EvidencePlace[] => {
    if (!/\.(?:md|adoc|rst)$/i.test(file) || /changelog|history|release-?notes|news/i.test(file)) return [];
    const role = roleOf(file);
    if (role !== "documentation" && role !== "product") return [];
    const at = (files.read(file) ?? "")
      .split("\n")
      .findIndex((line) => /^(?:#+|=+) .*\broll(?:ing)?[ -]?back\b/i.test(line));
    return at === -1 ? [] : [{ file, line: at + 1 }];
  });
  if (places.length === 0) return undefined;
  const message = "A document has a section on rollback.";
  return { outcome: "true", strength: "declared", message, places: places.slice(0, 4) };
}
