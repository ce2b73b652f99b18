/** A way to describe machines and services in files, and how one sees that it is in use. */
export interface InfrastructureTool {
  readonly name: string;
  readonly files: RegExp;
  /** What such a file holds when it describes something that runs; left out, its name suffices. */
  readonly holds?: RegExp;
  /** What it holds when it is a part that somebody else has to apply. */
  readonly parts?: RegExp;
  /** What pipelines run to plan or apply it. */
  readonly steps: readonly RegExp[];
}

/** Tools that describe what runs. The order is that of the report. */
export const infrastructureTools: readonly InfrastructureTool[] = [
  {
    name: "Terraform or OpenTofu",
    files: /\.tf(?:\.json)?$|(?:^|\/)terragrunt\.hcl$/,
    // Without a provider, a backend or a caller it is a module that somebody else applies.
    holds: /^[ \t]*(?:provider\s+"|backend\s+"|cloud\s*\{|include\b|inputs\s*=)/m,
    parts: /^[ \t]*(?:resource|module|data)\s+"/m,
    steps: [
      /^(?:terraform|tofu|terragrunt)(?: -\S+)* (?:run-all |run --all |-- )?(?:plan|apply)\b/,
      /^dflook\/(?:terraform|tofu)-(?:plan|apply)$/,
      /^hashicorp\/tfc-workflows-github\/actions\/(?:create-run|apply-run)$/,
      /^atlantis (?:plan|apply)\b/,
    ],
  },
  {
    name: "Pulumi",
    files: /(?:^|\/)Pulumi\.ya?ml$/,
    steps: [/^(?:npx )?pulumi(?: -\S+(?: [^-\s]\S*)?)* (?:up|update|preview)\b/, /^pulumi\/actions$/],
  },
  {
    name: "AWS CDK",
    files: /(?:^|\/)cdk\.json$/,
    steps: [/^(?:npx |yarn |pnpm (?:exec )?)?(?:aws-)?cdk (?:.* )?(?:deploy|diff)\b/],
  },
  {
    name: "CloudFormation or SAM",
    files: /\.(?:ya?ml|json|template)$/,
    holds: /^[ \t]*"?(?:AWSTemplateFormatVersion|Transform)"?\s*:\s*["']?(?:2010-09-09|AWS::Serverless)/m,
    steps: [
      /^aws(?: --\S+ \S+)* cloudformation (?:deploy|create-stack|update-stack|create-change-set)\b/,
      /^sam (?:deploy|sync)\b/,
      /^aws-actions\/aws-cloudformation-github-deploy$/,
      /^CloudFormationCreateOrUpdateStack$/,
    ],
  },
  {
    name: "Serverless Framework",
    files: /(?:^|\/)serverless\.(?:ya?ml|ts|json)$/,
    steps: [
      /^(?:npx |yarn |pnpm (?:exec )?)?(?:serverless|sls)(?: \S+)* deploy\b/,
      /^serverless\/github-action$/,
    ],
  },
  {
    name: "Bicep or ARM",
    files: /\.bicep$|(?:^|\/)azuredeploy\.json$/,
    steps: [
      /^az deployment (?:\w+ )?(?:create|what-if|validate)\b/,
      /^az stack (?:\w+ )?create\b/,
      /^azd (?:up|provision)\b/,
      /^azure\/(?:arm-deploy|bicep-deploy)$/i,
      /^AzureResourceManagerTemplateDeployment$/,
    ],
  },
  {
    name: "Ansible",
    files: /(?:^|\/)(?:ansible|playbooks?)\/.*\.ya?ml$|(?:^|\/)(?:site|playbook[^/]*)\.ya?ml$/,
    holds: /^[ \t]*(?:-[ \t]*)?hosts:\s*\S/m,
    steps: [/^ansible-playbook\b(?!.*--(?:syntax-check|list-))/, /^dawidd6\/action-ansible-playbook$/],
  },
  {
    name: "Nix",
    files: /\.nix$/,
    // A shell for developers is no machine in operation.
    holds: /\bnixosConfigurations\b|\bdeploy\.nodes\b|\bcolmena\b|\bnixops\b/,
    steps: [/^(?:nixos-rebuild (?:switch|boot)|colmena apply|nixops deploy|deploy )/],
  },
  {
    name: "Puppet, Chef or Salt",
    files: /(?:^|\/)(?:Puppetfile|Berksfile|Policyfile\.rb)$|(?:^|\/)salt\/top\.sls$/,
    steps: [/^(?:puppet (?:apply|agent)|r10k deploy|chef-client|knife |salt )/],
  },
  {
    name: "Helm",
    files: /(?:^|\/)(?:Chart\.ya?ml|helmfile\.(?:ya?ml|d\/.*)|helmfile\.ya?ml\.gotmpl)$/,
    steps: [
      /^helm(?: -\S+(?: [^-\s]\S*)?)* (?:upgrade|install|diff)\b(?!.*--dry-run)/,
      /^helmfile(?: -\S+(?: [^-\s]\S*)?)* (?:apply|sync|diff)\b/,
      /^HelmDeploy$/,
    ],
  },
  {
    name: "Kustomize",
    files: /(?:^|\/)kustomization\.ya?ml$/,
    steps: [/^kubectl(?: \S+)* (?:apply|diff)(?: \S+)* (?:-k|--kustomize)\b/],
  },
];

/** Kinds of Kubernetes objects that describe what runs, and the tool that is behind them. */
export const describedKinds: readonly (readonly [name: string, apiVersion: RegExp, kind: RegExp])[] = [
  ["Argo CD", /^argoproj\.io\//, /^(?:Application|ApplicationSet)$/],
  ["Flux", /toolkit\.fluxcd\.io\//, /^(?:Kustomization|HelmRelease)$/],
  ["Crossplane", /crossplane\.io\//, /^(?:Composition|CompositeResourceDefinition|ProviderConfig)$/],
  [
    "Kubernetes manifests",
    /^(?:v1|apps\/|batch\/|networking\.k8s\.io\/|serving\.knative\.dev\/)/,
    /^(?:Deployment|StatefulSet|DaemonSet|CronJob|Job|Service|Ingress|Pod)$/,
  ],
];

/** What pipelines run to bring manifests to a cluster. */
export const manifestSteps: readonly RegExp[] = [
  /^kubectl(?: \S+)* (?:apply|replace|diff)\b(?!.*--dry-run)/,
  /^argocd app (?:sync|set|diff)\b/,
  /^flux (?:reconcile|diff)\b/,
  /^(?:azure\/k8s-deploy|Azure\/k8s-deploy)$/,
  /^(?:KubernetesManifest|Kubernetes)$/,
  /^kapp deploy\b/,
  /^skaffold (?:run|deploy)\b/,
];

/** Files that describe an application to a platform: less than its infrastructure. */
export const platformFiles: readonly (readonly [name: string, file: RegExp])[] = [
  ["Fly.io", /(?:^|\/)fly(?:\.[\w-]+)?\.toml$/],
  ["Render", /(?:^|\/)render\.ya?ml$/],
  ["Railway", /(?:^|\/)railway\.(?:toml|json)$/],
  ["Heroku", /(?:^|\/)(?:Procfile|heroku\.yml)$/],
  ["Vercel or Netlify", /(?:^|\/)(?:vercel\.json|netlify\.toml)$/],
  ["Kamal", /(?:^|\/)config\/deploy(?:\.[\w-]+)?\.yml$/],
  ["Docker Compose", /(?:^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/],
];

/** Settings by which a controller outside of CI applies what is described here. */
export const controllerFiles = /(?:^|\/)(?:atlantis\.ya?ml|\.spacelift\/.*|spacelift\.ya?ml|digger\.ya?ml)$/;
