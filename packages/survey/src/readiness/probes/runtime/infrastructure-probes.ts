import { listed } from "../../../printing/listed.js";
import type { CiAction } from "../../ci/ci-actions.js";
import { ciActionsOf } from "../../ci/ci-actions.js";
import { pipelinesOf } from "../../ci/pipelines-of.js";
import type { Probe, Sighting } from "../../probe.js";
import type { RepositoryFiles } from "../../repository-files.js";
import { type Infrastructure, infrastructureOf } from "./infrastructure.js";
import { infrastructureTools, manifestSteps } from "./infrastructure-tools.js";
import { placeOfStep } from "./pipeline-steps.js";
import { placesOf } from "./seen-libraries.js";
import { usesTestCluster } from "./shipped.js";

const elsewhere = "Infrastructure is often described in a repository of its own";

const described: Probe = {
  id: "infrastructure-files",
  capability: "infrastructure-as-code",
  strength: "wired",
  looksFor:
    "Descriptions of the product's own machines and services: Terraform, Pulumi, CDK, Kubernetes and their like",
  look: (files) => {
    const { own, others } = infrastructureOf(files);
    const foreign = others.map(
      ({ name, why, places }): Sighting => ({
        // It says nothing of what the organisation runs elsewhere.
        outcome: "not-applicable",
        message: `${name}: ${why}; it does not describe what this organisation runs.`,
        places,
      }),
    );
    if (own.length > 0) {
      const message = `What runs is described with ${listed(own.map(({ name }) => name))}.`;
      return [{ outcome: "true", message, places: placesOf(own.map(({ places }) => places)) }];
    }
    if (foreign.length > 0) return [...foreign, absent(files)];
    return [absent(files)];
  },
};

/** Nothing is described. That is only an answer where a pipeline deploys from here. */
function absent(files: RepositoryFiles): Sighting {
  const deploying = ciActionsOf(files).find(
    ({ job, counts }) => counts && (job.environment !== undefined || /\bdeploy/i.test(job.name)),
  );
  return deploying
    ? {
        outcome: "false",
        message: "A pipeline deploys from here, and nothing here describes what it deploys to.",
        places: [placeOfStep(deploying)],
      }
    : {
        outcome: "not-available",
        message: `${elsewhere}; nothing here deploys, so its absence says nothing.`,
      };
}

const platforms: Probe = {
  id: "platform-files",
  capability: "infrastructure-as-code",
  strength: "declared",
  looksFor: "Files that describe the application to a platform, or its services for development",
  look: (files) => {
    const found = infrastructureOf(files).platforms;
    if (found.length === 0)
      return [{ outcome: "not-available", message: "No file for a platform or for Compose." }];
    const message = `${listed(found.map(({ name }) => name))}: less than what an operator needs to build the environment again.`;
    return [{ outcome: "true", message, places: placesOf(found.map(({ places }) => places)) }];
  },
};

const applied: Probe = {
  id: "infrastructure-in-pipeline",
  capability: "infrastructure-as-code",
  strength: "exercised",
  looksFor: "A pipeline that plans or applies the described infrastructure",
  look: (files) => {
    const infrastructure = infrastructureOf(files);
    if (!pipelinesOf(files).isPresent) {
      return [{ outcome: "not-available", message: "There is no pipeline here that could show it." }];
    }
    const found = ciActionsOf(files).filter((action) => applies(action, infrastructure));
    if (found.length > 0) {
      const commands = [...new Set(found.map(({ text }) => text.split(" ").slice(0, 3).join(" ")))].slice(
        0,
        3,
      );
      const message = `A pipeline runs ${listed(commands.map((one) => `\`${one}\``))}.`;
      return [{ outcome: "true", message, places: placesOf([found.map(placeOfStep)]) }];
    }
    if (infrastructure.controllers.length > 0) {
      const message =
        "A controller outside of CI applies what is described; whether it does cannot be seen here.";
      return [{ outcome: "not-available", message, places: infrastructure.controllers.slice(0, 3) }];
    }
    return infrastructure.own.length > 0
      ? [
          {
            outcome: "false",
            message: "Infrastructure is described, and no step that counts plans or applies it.",
          },
        ]
      : [{ outcome: "not-available", message: `${elsewhere}, with a pipeline of its own.` }];
  },
};

function applies({ counts, text, job }: CiAction, { own, others }: Infrastructure): boolean {
  if (!counts || usesTestCluster(job.steps)) return false;
  const tool = infrastructureTools.find(({ steps }) => steps.some((one) => one.test(text)));
  // What is applied must be described here: a preview of something else is no infrastructure of ours.
  if (!tool) return own.length > 0 && manifestSteps.some((one) => one.test(text));
  // Planning what is made for others is a test of it.
  return own.some(({ name }) => name === tool.name) || !others.some(({ name }) => name === tool.name);
}

/** The probes for infrastructure as code. */
export const infrastructureProbes: readonly Probe[] = [described, platforms, applied];
