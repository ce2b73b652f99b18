import { bareText } from "../../code/bare-text.js";
import { parseManifest } from "../../ecosystems/json-manifest.js";
import type { EvidencePlace } from "../../finding.js";
import type { Probe } from "../../probe.js";
import { isFixture, roleOf } from "../../product-path.js";
import type { RepositoryFiles } from "../../repository-files.js";
import { isShipped } from "../runtime/shipped.js";

const deployFiles = new RegExp(
  [
    String.raw`(?:^|\/)(?:bin|scripts?|ci|ops|tools)\/(?:[\w-]*[_-])?deploy(?:[_-][\w-]*)?(?:\.\w+)?$`,
    String.raw`(?:^|\/)deploy(?:[_-][\w-]*)?\.(?:sh|bash|ps1)$`,
    String.raw`^deploy(?:[_-][\w-]*)?\.(?:py|rb|js|mjs|ts)$`,
    String.raw`(?:^|\/)config\/deploy\.(?:rb|ya?ml)$`,
    String.raw`(?:^|\/)(?:fly\.toml|serverless\.ya?ml|appspec\.ya?ml|skaffold\.yaml|samconfig\.toml|Procfile)$`,
    String.raw`(?:^|\/)(?:deploy|deployment|site)\.ya?ml$`,
  ].join("|"),
);

/** Whether there is a script, or settings of a tool, that somebody may deploy with. */
export const deployScript: Probe = {
  id: "deploy-script",
  capability: "deployment",
  strength: "declared",
  looksFor: "A deployment script, a `deploy` target of make or npm, or the settings of a deployment tool.",
  look: (files) => {
    const places = [...scripts(files), ...targets(files)].slice(0, 4);
    if (places.length > 0)
      return [
        {
          outcome: "true",
          message: "There is a way to deploy by hand; whether anybody does is not to be seen.",
          places,
        },
      ];
    return [
      {
        outcome: "not-available",
        message: "There is no deployment script; deployments may be described in another repository.",
      },
    ];
  },
};

function scripts(files: RepositoryFiles): readonly EvidencePlace[] {
  return files.paths
    .filter((path) => deployFiles.test(path) && isOwn(files, path))
    .filter((path) => hasContent(bareText(files, path)))
    .map((file) => ({ file }));
}

function targets(files: RepositoryFiles): readonly EvidencePlace[] {
  return files.paths.flatMap((file): readonly EvidencePlace[] => {
    if (!/(?:^|\/)(?:[Mm]akefile|package\.json)$/.test(file) || !isOwn(files, file)) return [];
    const text = bareText(files, file) ?? "";
    if (file.endsWith("package.json"))
      return parseManifest(text, "scripts")
        .filter(
          ({ name, text: script }) =>
            /^deploy(?:$|:)/.test(name) && !/gh-pages|^echo|docs|storybook/.test(script),
        )
        .map(({ line }) => ({ file, line }));
    const at = text.split("\n").findIndex((line) => /^deploy[\w-]*\s*:(?!=)/.test(line));
    return at === -1 ? [] : [{ file, line: at + 1 }];
  });
}

function isOwn(files: RepositoryFiles, path: string): boolean {
  const role = roleOf(path);
  return (
    (role === "product" || role === "generated") &&
    !isFixture(path) &&
    !path.startsWith(".") &&
    !isShipped(files, path)
  );
}

function hasContent(text: string | undefined): boolean {
  const lines = (text ?? "")
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^\s*(?:echo|exit|set|#!)/.test(line));
  return lines.length > 0;
}
