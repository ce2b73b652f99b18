import type { EvidencePlace } from "../../finding.js";
import type { Probe } from "../../probe.js";
import { isProductPath } from "../../product-path.js";
import { textAt } from "../../yaml/located.js";
import { readYaml } from "../../yaml/read-yaml.js";
import { isShipped } from "../runtime/shipped.js";

const controllers =
  /^(?:argoproj\.io\/|kustomize\.toolkit\.fluxcd\.io\/|helm\.toolkit\.fluxcd\.io\/|fleet\.cattle\.io\/|kargo\.akuity\.io\/)/;
const kinds = new Set(["Application", "ApplicationSet", "Kustomization", "HelmRelease", "GitRepo", "Stage"]);
const mayBe = /^apiVersion:\s*(?:argoproj|[a-z]+\.toolkit\.fluxcd|fleet\.cattle|kargo)/m;

/** Whether a controller in a cluster follows this repository. */
export const gitopsApplication: Probe = {
  id: "gitops-application",
  capability: "deployment",
  strength: "wired",
  looksFor: "An application of Argo CD, Flux or Fleet: a cluster that follows what is committed.",
  look: (files) => {
    const places = files.paths
      .filter(
        (path) =>
          /\.ya?ml$/.test(path) &&
          isProductPath(path) &&
          !isShipped(files, path) &&
          mayBe.test(files.read(path) ?? ""),
      )
      .flatMap((file): readonly EvidencePlace[] => {
        const documents = readYaml(files, file);
        if (documents === undefined || documents === "broken") return [];
        return documents
          .filter(
            (one) =>
              controllers.test(textAt(one, "apiVersion") ?? "") && kinds.has(textAt(one, "kind") ?? ""),
          )
          .map(({ line }) => ({ file, line }));
      });
    if (places.length > 0)
      return [
        { outcome: "true", message: "A cluster follows what is committed here.", places: places.slice(0, 4) },
      ];
    return [
      {
        outcome: "not-available",
        message: "No controller's application is here; such files usually live in a repository of their own.",
      },
    ];
  },
};
