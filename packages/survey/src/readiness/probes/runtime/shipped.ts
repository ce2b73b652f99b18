import { ciActionsOf } from "../../ci/ci-actions.js";
import { ecosystemsOf } from "../../ecosystems/ecosystems-of.js";
import { oncePerRepository } from "../../once-per-repository.js";
import type { RepositoryFiles } from "../../repository-files.js";

/** A folder whose descriptions of infrastructure are made for others to use. */
interface ShippedFolder {
  /** With a slash at its end; empty for the whole repository. */
  readonly folder: string;
  readonly files: RegExp;
  readonly why: string;
}

const publishesCharts = [
  /^(?:helm\/chart-releaser-action|stefanprodan\/helm-gh-pages|appany\/helm-oci-chart-releaser)$/,
  /^cr (?:package|upload|index)\b/,
  /^helm (?:push|repo index|cm-push)\b/,
];
const deploysCharts = /^helm(?: -\S+(?: [^-\s]\S*)?)* (?:upgrade|install|diff)\b|^helmfile\b|^HelmDeploy$/;

const shippedFoldersOf = oncePerRepository((files): readonly ShippedFolder[] => [
  ...publishedCharts(files),
  ...terraformProvider(files),
  ...operator(files),
  ...collection(files),
  { folder: "", files: installer, why: "a manifest with which others install the product" },
]);

const installer = /(?:^|\/)(?:install|installer|quick-?start|all-in-one)[^/]*\.ya?ml$/;

/** Whether a file describes infrastructure for others to use. */
export function isShipped(files: RepositoryFiles, path: string): boolean {
  return whyShipped(files, path) !== undefined;
}

/** Why a file counts as made for others; `undefined` when it does not. */
export function whyShipped(files: RepositoryFiles, path: string): string | undefined {
  return shippedFoldersOf(files).find((one) => path.startsWith(one.folder) && one.files.test(path))?.why;
}

/** Charts that a pipeline publishes and none installs, and charts that are listed in a public index. */
function publishedCharts(files: RepositoryFiles): readonly ShippedFolder[] {
  const charts = files.paths.filter((path) => /(?:^|\/)Chart\.ya?ml$/.test(path));
  if (charts.length === 0) return [];
  const actions = ciActionsOf(files);
  const isPublished = actions.some(({ text }) => publishesCharts.some((one) => one.test(text)));
  const isInstalled = actions.some(
    ({ text, job, counts }) => counts && deploysCharts.test(text) && !usesTestCluster(job.steps),
  );
  const isListed = files.paths.some((path) => /(?:^|\/)artifacthub-(?:repo|pkg)\.ya?ml$/.test(path));
  return charts
    .filter((chart) => {
      const annotated = /\bartifacthub\.io\//.test(files.read(chart) ?? "");
      return isListed || annotated || (isPublished && !isInstalled);
    })
    .map((chart) => ({
      folder: chart.slice(0, chart.lastIndexOf("/") + 1),
      files: /./,
      why: "a chart that is published for others",
    }));
}

function terraformProvider(files: RepositoryFiles): readonly ShippedFolder[] {
  const isProvider = ecosystemsOf(files).dependencies.some(({ name }) =>
    /^github\.com\/hashicorp\/terraform-plugin-(?:sdk|framework|mux)/.test(name),
  );
  return isProvider
    ? [{ folder: "", files: /\.(?:tf|tfvars|hcl)$/, why: "the repository is a Terraform provider" }]
    : [];
}

/** What an operator's own project generates is what its users install. */
function operator(files: RepositoryFiles): readonly ShippedFolder[] {
  return files.paths
    .filter((path) => /(?:^|\/)PROJECT$/.test(path) && /^layout:/m.test(files.read(path) ?? ""))
    .map((path) => ({
      folder: path.slice(0, path.lastIndexOf("/") + 1),
      files: /(?:^|\/)(?:config|bundle|deploy|dist|charts?)\/.*\.ya?ml$/,
      why: "manifests of a Kubernetes operator for those who install it",
    }));
}

/** Roles and collections for Ansible's public gallery. */
function collection(files: RepositoryFiles): readonly ShippedFolder[] {
  const galaxy = files.paths.filter(
    (path) =>
      /^galaxy\.ya?ml$/.test(path) ||
      (/^meta\/main\.ya?ml$/.test(path) && /^galaxy_info:/m.test(files.read(path) ?? "")),
  );
  return galaxy.length > 0
    ? [{ folder: "", files: /\.ya?ml$/, why: "a role or collection for Ansible Galaxy" }]
    : [];
}

const testCluster =
  /^(?:helm\/kind-action|engineerd\/setup-kind|medyagh\/setup-minikube|manusa\/actions-setup-minikube|nolar\/setup-k3d-k3s|AbsaOSS\/k3d-action)$|^(?:kind create|kind load|minikube start|k3d cluster|localstack start|ct install|LocalStack\/setup-localstack)/i;

/** Whether a job sets up a cluster, or a cloud, of its own for the time of a test. */
export function usesTestCluster(
  steps: readonly { readonly uses?: string; readonly commands: readonly { readonly text: string }[] }[],
): boolean {
  return steps.some(
    ({ uses, commands }) =>
      (uses !== undefined && testCluster.test(uses)) || commands.some(({ text }) => testCluster.test(text)),
  );
}
