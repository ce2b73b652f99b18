import { type CiAction, ciActionsOf } from "../../ci/ci-actions.js";
import type { Job } from "../../ci/pipeline.js";
import { withoutRunner } from "../../ci/without-runner.js";
import { oncePerRepository } from "../../once-per-repository.js";

/** A way to bring software into operation, as commands and ready-made steps show it. */
interface DeployTool {
  readonly name: string;
  readonly command?: RegExp;
  readonly readyMade?: RegExp;
}

// Commands begin with their program; ready-made steps are GitHub actions, Azure tasks, orbs, Jenkins steps, GitLab templates.
const tools: readonly DeployTool[] = [
  {
    name: "Kubernetes",
    command: /^(?:kubectl|oc)\b.*\s(?:apply|create|replace|patch|set image|rollout restart)\b/,
    readyMade:
      /^azure\/k8s-deploy|^KubernetesManifest|^Kubernetes$|^kubernetes\/(?:create-or-update|update-)|^kubernetesDeploy|k8s.*deploy/i,
  },
  {
    name: "Helm",
    command:
      /^(?:helm(?:3)? .*\bupgrade\b|helm(?:3)? .*\binstall\b|helmfile .*\b(?:apply|sync)\b|helmsman .*-apply)/,
    readyMade: /^HelmDeploy|^helm\/(?:upgrade|install)|helm-deploy|deploy-helm|helm-upgrade/i,
  },
  {
    name: "Argo CD or Flux",
    command:
      /^(?:argocd app (?:sync|set|create)|flux reconcile|kubectl argo rollouts (?:set|promote)|kargo promote)\b/,
    readyMade: /argocd-(?:deploy|sync)|argo-?cd.*sync/i,
  },
  { name: "Kustomize", command: /^kustomize edit set image\b/ },
  {
    name: "AWS",
    command:
      /^(?:aws (?:.*\s)?(?:ecs (?:update-service|deploy)|lambda (?:update-function-code|publish-version)|deploy create-deployment|cloudformation deploy|elasticbeanstalk (?:update-environment|create-environment)|apprunner (?:start-deployment|update-service))|eb deploy|ecs deploy|ecs-deploy|copilot (?:deploy|svc deploy|app deploy)|sam deploy|cdk deploy)\b/,
    readyMade:
      /^aws-actions\/(?:amazon-ecs-deploy|aws-lambda-deploy|aws-cloudformation)|^aws-ecs\/(?:deploy|update)|^aws-code-deploy\/|^aws-eb-deploy|einaregilsson\/beanstalk-deploy|^(?:ECS|Lambda|CodeDeploy|BeanstalkDeploy|CloudFormationCreateOrUpdate)\w*|appleboy\/lambda-action|^aws-sam[^/]*\/deploy/i,
  },
  {
    name: "Azure",
    command:
      /^(?:az (?:webapp (?:deploy|up|deployment)|functionapp (?:deploy|deployment)|containerapp (?:up|update)|aks \w+|deployment \w+ create|spring app deploy)|func azure functionapp publish|azd (?:deploy|up))\b/,
    readyMade:
      /^azure\/(?:webapps-deploy|functions-action|functions-container-action|container-apps-deploy|aci-deploy|static-web-apps-deploy|arm-deploy)|^Azure(?:RmWebAppDeployment|WebApp|FunctionApp|ContainerApps|AppServiceManage|StaticWebApp|ResourceManagerTemplateDeployment)\w*|^azureWebAppPublish/i,
  },
  {
    name: "Google Cloud",
    command:
      /^gcloud (?:.*\s)?(?:run (?:deploy|services (?:update|replace))|app deploy|functions deploy|deploy releases create|compute instance-groups managed rolling-action)\b/,
    readyMade: /^google-github-actions\/(?:deploy-|create-cloud-deploy)|^gcp-cloud-run\/deploy/i,
  },
  {
    name: "a serverless framework",
    command: /^(?:serverless|sls|sst|chalice|zappa|architect|arc|wrangler) (?:deploy|update|publish)\b/,
    readyMade: /^serverless\/github-action|^cloudflare\/wrangler-action|^serverless-framework\//i,
  },
  {
    name: "a hosting platform",
    command:
      /^(?:fly(?:ctl)? deploy|heroku (?:container:release|builds:create|pipelines:promote)|git push (?:\S+ )*(?:heroku|dokku|\S*heroku\.com\S*|\S*dokku\S*)\b|railway up|render deploy|vercel (?!pull|env|link|build)\S*|vercel$|netlify deploy|cf (?:push|blue-green-deploy)|platform (?:push|environment:push)|dpl |doctl apps (?:create-deployment|update)|convox deploy|porter apply|scalingo deploy|gigalixir)/,
    readyMade:
      /^superfly\/flyctl-actions\/deploy|akhileshns\/heroku-deploy|^heroku\/deploy|amondnet\/vercel-action|nwtgck\/actions-netlify|netlify\/actions|digitalocean\/app_action|railway.*deploy|render.*deploy|cloud-foundry.*push|^pushToCloudFoundry/i,
  },
  {
    name: "a deployment tool",
    command:
      /^(?:cap(?:istrano)? (?:[\w:-]+ )*deploy\b(?!:rollback)|mina (?:\S+ )?deploy|kamal (?:deploy|redeploy|setup)|ansible-playbook |ansible-pull |nomad (?:job )?run|docker stack deploy|docker service update|waypoint (?:up|deploy)|octo(?:pus)? (?:deploy-release|release deploy|create-release .*--deployto)|dep deploy|spin pipeline execute|skaffold (?:run|deploy)|tanka apply|tk apply|kapp deploy|werf converge|nais|deployctl|fab (?:\S+ )?deploy)/i,
    readyMade:
      /^octopusdeploy\/(?:deploy-release|create-release)|^OctopusDeployRelease|^octopusDeploy|^octopusdeploydeployrelease|^ansiblePlaybook|^dawidd6\/action-ansible-playbook|^azure-pipelines-ansible|^nais\/deploy|^IISWebAppDeploymentOnMachineGroup|^ServiceFabricDeploy|^deployer|^deployphp\/action|^deliverybot/i,
  },
  {
    name: "a remote machine",
    command:
      /^(?:ssh .*(?:docker(?:-compose| compose)|systemctl|pm2|supervisorctl|deploy)|pm2 deploy|rsync .*\s\S+@\S+:|scp .*\s\S+@\S+:)/,
    readyMade:
      /^appleboy\/(?:ssh|scp)-action|easingthemes\/ssh-deploy|^(?:CopyFilesOverSSH|SSH)$|^sshPublisher|^sshagentDeploy/i,
  },
];

const rehearsal =
  /--dry-run(?!=none)|--validate-only|--no-execute-changeset|--check\b|--noop\b|--server-dry-run|--diff-only/;
const localCluster =
  /^(?:kind create|minikube start|k3d cluster create|microk8s|ctlptl create|ct install)|(?:kind-action|setup-minikube|setup-kind|k3d-action|action-k3s|chart-testing-action)/i;
// Documents, component galleries and the like are deployed too, and are not what the organisation operates.
const notProduct =
  /\b(?:docs?|documentation|storybook|gh-?pages|github-pages|pages|website|blog|wiki|demo|playground|preview|example)s?\b/i;

/** A step or command of a pipeline that brings the product into operation. */
export interface DeployAction {
  readonly action: CiAction;
  /** What it deploys with: `Helm`. */
  readonly tool: string;
}

/** Every step and command that deploys, switched on or off. */
export const deployActionsOf = oncePerRepository((files): readonly DeployAction[] => {
  const actions = ciActionsOf(files);
  const rehearsing = new Set(
    actions.filter(({ text }) => localCluster.test(withoutRunner(text))).map(({ job }) => job),
  );
  return actions.flatMap((action): readonly DeployAction[] => {
    if (rehearsing.has(action.job) || isForDocuments(action, action.job)) return [];
    const tool = toolOf(action);
    return tool === undefined ? [] : [{ action, tool }];
  });
});

function toolOf(action: CiAction): string | undefined {
  if (action.kind === "ready-made") return tools.find(({ readyMade }) => readyMade?.test(action.text))?.name;
  const command = withoutRunner(action.text);
  if (rehearsal.test(command)) return undefined;
  return tools.find((tool) => tool.command?.test(command))?.name;
}

function isForDocuments({ pipeline }: CiAction, { name, environment }: Job): boolean {
  const words = (text: string) => text.replace(/[_./-]+/g, " ");
  const file = pipeline.system === "github" ? pipeline.file.slice(pipeline.file.lastIndexOf("/") + 1) : "";
  return (
    notProduct.test(words(name)) || notProduct.test(words(file)) || notProduct.test(words(environment ?? ""))
  );
}
