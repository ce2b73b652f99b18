import { describe, expect, it } from "vitest";
import { ciDeployJob } from "../../../src/readiness/probes/deployment/ci-deploy-job.js";
import { deployRollback } from "../../../src/readiness/probes/deployment/deploy-rollback.js";
import { deployScript } from "../../../src/readiness/probes/deployment/deploy-script.js";
import { gitopsApplication } from "../../../src/readiness/probes/deployment/gitops-application.js";
import { platformDeploy } from "../../../src/readiness/probes/deployment/platform-deploy.js";
import { answer, findings, fixtureTexts } from "../in-memory.js";

/** A workflow with one job of these steps. */
function workflow(steps: readonly string[], on = "push", job = "ship", settings = "") {
  const items = steps.map((step) => `      - ${step}\n`).join("");
  const text = `on: ${on}\njobs:\n  ${job}:\n    runs-on: ubuntu-latest\n${settings}    steps:\n${items}`;
  return { ".github/workflows/main.yml": text };
}

const run = (command: string) => `run: ${JSON.stringify(command)}`;

describe("a pipeline that deploys", () => {
  it.each([
    ["node-github-service", ".github/workflows/ci.yml", 28],
    ["jvm-jenkins-service", "Jenkinsfile", 16],
    ["go-gitlab-service", ".gitlab-ci.yml", 24],
    ["python-circle-service", ".circleci/config.yml", 17],
    ["dotnet-azure-service", "azure-pipelines.yml", 27],
    ["ruby-github-capistrano", ".github/workflows/main.yml", 13],
  ])("exercises deployment: %s", (fixture, file, line) => {
    const [finding] = findings(ciDeployJob, fixtureTexts(fixture));
    expect(finding).toMatchObject({ outcome: "true", strength: "exercised" });
    expect(finding?.places[0]).toEqual({ file, line });
  });

  it.each([
    "kubectl apply -f k8s",
    "KUBECONFIG=x kubectl -n shop set image deploy/shop shop=$TAG",
    "helm upgrade --install shop ./chart",
    "argocd app sync shop",
    "aws ecs update-service --cluster a --service b --force-new-deployment",
    "aws --region eu-west-1 lambda update-function-code --function-name a",
    "npx cdk deploy --all --require-approval never",
    "npx serverless deploy --stage production",
    "flyctl deploy --remote-only",
    "git push heroku main",
    "gcloud run deploy shop --image $IMAGE",
    "az webapp deploy --name shop --src-path shop.zip",
    "bundle exec kamal deploy",
    "ansible-playbook site.yml",
    "octo deploy-release --project shop --deployto Production",
    "ssh deploy@example.com 'docker compose up -d'",
  ])("may do so by a command: %s", (command) => {
    expect(answer(ciDeployJob, workflow([run(command)]))).toBe("exercised");
  });

  it.each([
    "azure/webapps-deploy@v3",
    "aws-actions/amazon-ecs-deploy-task-definition@v2",
    "google-github-actions/deploy-cloudrun@v2",
    "superfly/flyctl-actions/deploy@1",
    "appleboy/ssh-action@v1",
    "OctopusDeploy/deploy-release-action@v3",
  ])("may do so by a ready-made step: %s", (uses) => {
    expect(answer(ciDeployJob, workflow([`uses: ${uses}`]))).toBe("exercised");
  });

  it("may name a script that does", () => {
    const files = {
      ...workflow([run("./scripts/ship.sh")]),
      "scripts/ship.sh": "set -e\nhelm upgrade shop .\n",
    };
    const [finding] = findings(ciDeployJob, files);
    expect(finding?.places).toEqual([
      { file: ".github/workflows/main.yml", line: 6 },
      { file: "scripts/ship.sh", line: 2 },
    ]);
  });

  it("may wait for a click, and says so", () => {
    const [finding] = findings(ciDeployJob, workflow([run("fly deploy")], "workflow_dispatch"));
    expect(finding).toMatchObject({
      strength: "exercised",
      message: "A pipeline deploys with a hosting platform, at a click.",
    });
  });

  it("proves less when nobody hears of its failure, or when it serves pull requests only", () => {
    expect(answer(ciDeployJob, workflow([run("fly deploy || true")]))).toBe("wired");
    expect(
      answer(ciDeployJob, workflow([run("fly deploy")], "push", "ship", "    continue-on-error: true\n")),
    ).toBe("wired");
    expect(answer(ciDeployJob, workflow([run("fly deploy")], "pull_request"))).toBe("wired");
  });
});

describe("what does not deploy", () => {
  it("is a set of steps that look like it", () => {
    expect(answer(ciDeployJob, fixtureTexts("node-delivery-traps"))).toBe("false");
  });

  it.each([
    [
      "a rehearsal",
      workflow([run("kubectl apply --dry-run=server -f k8s"), run("ansible-playbook site.yml --check")]),
    ],
    [
      "a cluster that lives as long as the job",
      workflow([run("kind create cluster"), run("kubectl apply -f k8s")]),
    ],
    ["what is only said", workflow([run("echo kubectl apply -f k8s")])],
    ["what a file is fed with", workflow([run("cat <<EOF > x\nkubectl apply -f k8s\nEOF")])],
    ["documents", workflow([run("netlify deploy")], "push", "publish-docs")],
    ["a job that is switched off", workflow([run("fly deploy")], "push", "ship", "    if: false\n")],
    [
      "a job in a comment",
      { ".gitlab-ci.yml": "test:\n  script: [make]\n#ship:\n#  script: [fly deploy]\n" },
    ],
    ["looking", workflow([run("kubectl get pods"), run("helm template .")])],
  ])("is %s", (_, files) => {
    expect(answer(ciDeployJob, files)).toBe("false");
  });
});

describe("a deployment that cannot be seen", () => {
  it.each([
    [
      "a workflow",
      { ".github/workflows/a.yml": "on: push\njobs:\n  a:\n    uses: acme/ci/.github/workflows/a.yml@v1\n" },
    ],
    ["a library", { Jenkinsfile: "@Library('shared') _\nnode { stage('a') { sh 'make' } }" }],
    ["a template", { "azure-pipelines.yml": "trigger: [main]\nextends:\n  template: build.yml@shared\n" }],
    [
      "a project",
      { ".gitlab-ci.yml": "include:\n  - project: acme/ci\n    file: a.yml\na:\n  script: make\n" },
    ],
  ])("is not available where a pipeline leaves it to %s elsewhere", (_, files) => {
    expect(answer(ciDeployJob, files)).toBe("not-available");
  });

  it("is not available for a way back either, while an own workflow is looked into", () => {
    const shared = {
      ".github/workflows/b.yml": "on: push\njobs:\n  a:\n    uses: acme/ci/.github/workflows/a.yml@v1\n",
    };
    const own = {
      ".github/workflows/b.yml": "on: push\njobs:\n  a:\n    uses: ./.github/workflows/main.yml\n",
    };
    expect(answer(deployRollback, { ...workflow([run("fly deploy")]), ...shared })).toBe("not-available");
    expect(answer(deployRollback, { ...workflow([run("fly deploy")]), ...own })).toBe("false");
  });

  it("is not available without a pipeline", () => {
    expect(answer(ciDeployJob, { "src/a.ts": "" })).toBe("not-available");
    expect(answer(deployRollback, { "src/a.ts": "" })).toBe("not-available");
  });

  it("is not available where an image or a package is published, or another pipeline started", () => {
    expect(answer(ciDeployJob, workflow([run("docker push registry.example.com/shop")]))).toBe(
      "not-available",
    );
    expect(answer(ciDeployJob, workflow(["uses: docker/build-push-action@v6"]))).toBe("not-available");
    expect(
      answer(ciDeployJob, { "pom.xml": "", Jenkinsfile: "node { stage('a') { sh 'mvn deploy' } }" }),
    ).toBe("not-available");
    expect(answer(ciDeployJob, { ".gitlab-ci.yml": "ship:\n  trigger: acme/deployments\n" })).toBe(
      "not-available",
    );
  });

  it("is an error where the pipeline is damaged", () => {
    expect(answer(ciDeployJob, { ".github/workflows/ci.yml": "on: [push\njobs: {" })).toBe("error");
  });
});

describe("a deployment by hand", () => {
  it.each([
    ["a script", { "scripts/deploy.sh": "#!/bin/sh\nrsync -a . host:/srv\n" }],
    ["a target of make", { Makefile: "deploy:\n\tfly deploy\n" }],
    ["a script of npm", { "package.json": '{ "scripts": { "deploy": "sls deploy" } }' }],
    ["the settings of a tool", { "fly.toml": 'app = "shop"\n' }],
  ])("is declared by %s", (_, files) => {
    expect(answer(deployScript, files)).toBe("declared");
  });

  it.each([
    ["one that does nothing", { "scripts/deploy.sh": "#!/bin/sh\n# rsync\necho todo\n" }],
    ["one of the examples", { "examples/deploy.sh": "rsync\n" }],
    ["one for documents", { "package.json": '{ "scripts": { "deploy": "gh-pages -d out" } }' }],
    ["a source file of that name", { "src/deploy.ts": "export {};\n" }],
    [
      "one of a chart for others",
      {
        "charts/a/Chart.yaml": "name: a\nannotations: { artifacthub.io/license: MIT }\n",
        "charts/a/templates/deployment.yaml": "kind: Deployment\n",
      },
    ],
    ["a workflow", { ".github/workflows/deploy.yml": "on: push\n" }],
  ])("is not shown by %s", (_, files) => {
    expect(answer(deployScript, files)).toBe("not-available");
  });
});

describe("a platform or a cluster that follows the repository", () => {
  const application = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: shop }\n";

  it("is wired by its settings", () => {
    expect(answer(gitopsApplication, { "clusters/shop.yaml": application })).toBe("wired");
    expect(answer(platformDeploy, { "render.yaml": "services: []\n" })).toBe("wired");
    expect(answer(platformDeploy, { "app.json": '{ "buildpacks": [] }' })).toBe("wired");
  });

  it("is not wired by examples, comments, or settings of something else", () => {
    expect(answer(gitopsApplication, { "examples/shop.yaml": application })).toBe("not-available");
    expect(answer(gitopsApplication, { "a.yaml": application.replace(/^/gm, "# ") })).toBe("not-available");
    expect(answer(platformDeploy, { "app.json": '{ "expo": {} }' })).toBe("not-available");
  });
});

describe("a way back", () => {
  it.each([
    ["node-github-service", "exercised"],
    ["jvm-jenkins-service", "exercised"],
    ["go-gitlab-service", "exercised"],
    ["dotnet-azure-service", "exercised"],
    ["ruby-github-capistrano", "wired"],
    ["python-circle-service", "false"],
    ["node-delivery-traps", "not-available"],
  ])("of %s is %s", (fixture, expected) => {
    expect(answer(deployRollback, fixtureTexts(fixture))).toBe(expected);
  });

  it("may be a job of its own, or settings of the releases", () => {
    expect(
      answer(deployRollback, workflow([run("fly deploy --image $OLD")], "workflow_dispatch", "rollback")),
    ).toBe("exercised");
    expect(answer(deployRollback, { "k8s/shop.yaml": "kind: Rollout\n" })).toBe("wired");
    expect(
      answer(deployRollback, { "main.tf": "  deployment_circuit_breaker {\n    rollback = true\n" }),
    ).toBe("wired");
  });

  it("is only declared by what a generator writes, until something deploys", () => {
    const kamal = { "config/deploy.yml": "service: shop\n" };
    expect(answer(deployRollback, kamal)).toBe("declared");
    expect(answer(deployRollback, { Capfile: 'require "capistrano/deploy"\n' })).toBe("declared");
    expect(answer(deployRollback, { ...kamal, ...workflow([run("kamal deploy")]) })).toBe("wired");
  });

  it("is only declared by a document, and not at all by a changelog", () => {
    expect(answer(deployRollback, { "docs/operation.md": "# Operation\n\n## How to roll back\n" })).toBe(
      "declared",
    );
    expect(answer(deployRollback, { "CHANGELOG.md": "## Rollback of releases\n" })).toBe("not-available");
  });
});
