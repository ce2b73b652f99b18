import { describe, expect, test } from "vitest";
import { evidence, findings, places, says, type Texts } from "./repository.js";

const terraform: Texts = {
  "infra/main.tf": 'provider "aws" {\n  region = "eu-west-1"\n}\n\nresource "aws_instance" "app" {}\n',
};

/** A job that runs commands, as each system writes it. */
const systems: Readonly<Record<string, (command: string) => Texts>> = {
  "GitHub Actions": (command) => ({
    ".github/workflows/ci.yml": `on: push\njobs:\n  infra:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${command}\n`,
  }),
  GitLab: (command) => ({ ".gitlab-ci.yml": `infra:\n  script:\n    - ${command}\n` }),
  Jenkins: (command) => ({
    Jenkinsfile: `pipeline {\n  agent any\n  stages {\n    stage('infra') {\n      steps {\n        sh '${command}'\n      }\n    }\n  }\n}\n`,
  }),
  "Azure Pipelines": (command) => ({
    "azure-pipelines.yml": `trigger: [main]\njobs:\n  - job: infra\n    steps:\n      - script: ${command}\n`,
  }),
  CircleCI: (command) => ({
    ".circleci/config.yml": `version: 2.1\njobs:\n  infra:\n    docker: [{ image: cimg/base:current }]\n    steps:\n      - run: ${command}\nworkflows:\n  main:\n    jobs: [infra]\n`,
  }),
};

describe.each(Object.entries(systems))("in %s", (_, pipeline) => {
  test.each([
    "terraform -chdir=infra plan -input=false",
    "tofu apply -auto-approve",
    "terragrunt run-all apply",
  ])("`%s` exercises what Terraform describes", (command) => {
    expect(says({ ...terraform, ...pipeline(command) }, "infrastructure-in-pipeline")).toEqual([
      "true exercised",
    ]);
    expect(evidence({ ...terraform, ...pipeline(command) }, "infrastructure-as-code").strength).toBe(
      "exercised",
    );
  });

  test.each([
    "terraform fmt -check",
    "terraform validate",
    "echo terraform apply",
    "terraform apply || true",
  ])("`%s` does not", (command) => {
    expect(says({ ...terraform, ...pipeline(command) }, "infrastructure-in-pipeline")).toEqual(["false"]);
    expect(evidence({ ...terraform, ...pipeline(command) }, "infrastructure-as-code").strength).toBe("wired");
  });
});

const tools: Readonly<Record<string, readonly [Texts, command: string]>> = {
  Pulumi: [{ "infra/Pulumi.yaml": "name: app\nruntime: nodejs\n" }, "pulumi up --yes"],
  "AWS CDK": [{ "cdk.json": '{ "app": "node bin/app.js" }' }, "npx cdk deploy --all"],
  CloudFormation: [
    { "stack/template.yaml": "AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n" },
    "aws cloudformation deploy --template-file stack/template.yaml --stack-name app",
  ],
  SAM: [
    { "template.yaml": "Transform: AWS::Serverless-2016-10-31\nResources: {}\n" },
    "sam deploy --no-confirm-changeset",
  ],
  "Serverless Framework": [
    { "serverless.yml": "service: app\nprovider: { name: aws }\n" },
    "npx serverless deploy --stage prod",
  ],
  Bicep: [
    { "infra/main.bicep": "param name string\n" },
    "az deployment group create -g app -f infra/main.bicep",
  ],
  Ansible: [
    { "ansible/site.yml": "- hosts: web\n  roles: [app]\n" },
    "ansible-playbook -i ansible/inventory ansible/site.yml",
  ],
  "Kubernetes manifests": [
    { "k8s/app.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: app }\n" },
    "kubectl apply -f k8s",
  ],
  Helm: [
    { "deploy/app/Chart.yaml": "apiVersion: v2\nname: app\nversion: 1.0.0\n" },
    "helm upgrade --install app deploy/app",
  ],
  Kustomize: [{ "deploy/kustomization.yaml": "resources: [app.yaml]\n" }, "kubectl apply -k deploy"],
  NixOS: [
    { "flake.nix": "{ outputs = _: { nixosConfigurations.web = {}; }; }\n" },
    "nixos-rebuild switch --flake .#web",
  ],
};

describe.each(Object.entries(tools))("%s", (_, [texts, command]) => {
  test("in the repository is wired", () => {
    expect(says(texts, "infrastructure-files")).toEqual(["true wired"]);
    expect(evidence(texts, "infrastructure-as-code").strength).toBe("wired");
  });

  test("in the pipeline is exercised", () => {
    const all = { ...texts, ...systems.GitLab!(command) };
    expect(says(all, "infrastructure-in-pipeline")).toEqual(["true exercised"]);
    expect(places(all, "infrastructure-in-pipeline")).toEqual([".gitlab-ci.yml:3"]);
  });
});

describe("what is no infrastructure of one's own", () => {
  test.each<readonly [string, Texts]>([
    ["examples", { "examples/aws/main.tf": 'provider "aws" {}\n' }],
    ["tests", { "test/k8s/app.yaml": "apiVersion: apps/v1\nkind: Deployment\n" }],
    [
      "a chart in a public index",
      { "chart/Chart.yaml": "name: app\nannotations:\n  artifacthub.io/license: MIT\n" },
    ],
    ["a module for others", { "main.tf": 'resource "aws_vpc" "this" {}\n' }],
    [
      "a Terraform provider",
      {
        "go.mod":
          "module example.com/provider\n\nrequire github.com/hashicorp/terraform-plugin-framework v1.12.0\n",
        "local/main.tf": 'provider "example" {}\n',
      },
    ],
    [
      "a role for Ansible Galaxy",
      { "meta/main.yml": "galaxy_info:\n  author: a\n", "playbook.yml": "- hosts: all\n" },
    ],
    ["a shell for developers", { "flake.nix": "{ outputs = _: { devShells.default = {}; }; }\n" }],
    ["a commented-out provider", { "main.tf": '# provider "aws" {\n# }\n' }],
    [
      "a definition of a type",
      { "crd.yaml": "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n" },
    ],
  ])("%s", (_, texts) => {
    expect(says(texts, "infrastructure-files")).not.toContain("true wired");
    expect(evidence(texts, "infrastructure-as-code").strength).toBe("not-available");
  });
});

test("the chart that a pipeline publishes counts when a pipeline installs it too", () => {
  const chart = { "charts/app/Chart.yaml": "apiVersion: v2\nname: app\nversion: 1.0.0\n" };
  const publish = systems["GitHub Actions"]!("helm push app-1.0.0.tgz oci://registry.example.com/charts");
  expect(says({ ...chart, ...publish }, "infrastructure-files")).not.toContain("true wired");
  const deploy = { ".gitlab-ci.yml": "deploy:\n  script:\n    - helm upgrade --install app charts/app\n" };
  expect(says({ ...chart, ...publish, ...deploy }, "infrastructure-files")).toEqual(["true wired"]);
});

test("a cluster that lives as long as its test is no operation", () => {
  const texts = {
    "k8s/app.yaml": "apiVersion: apps/v1\nkind: Deployment\n",
    ".github/workflows/e2e.yml":
      "on: push\njobs:\n  e2e:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: helm/kind-action@v1\n      - run: kubectl apply -f k8s\n",
  };
  expect(says(texts, "infrastructure-in-pipeline")).toEqual(["false"]);
});

test.each([
  ["switched off", "    if: false\n"],
  ["allowed to fail", "    continue-on-error: true\n"],
])("a job that is %s exercises nothing", (_, setting) => {
  const texts = {
    ...terraform,
    ".github/workflows/infra.yml": `on: push\njobs:\n  infra:\n${setting}    runs-on: ubuntu-latest\n    steps:\n      - run: terraform apply\n`,
  };
  expect(says(texts, "infrastructure-in-pipeline")).toEqual(["false"]);
});

test("a Compose file is declared at most", () => {
  const texts = { "docker-compose.yml": "services:\n  db:\n    image: postgres:17\n" };
  expect(evidence(texts, "infrastructure-as-code").strength).toBe("declared");
});

test("where nothing deploys, nothing is said; where a pipeline deploys to what nothing describes, it is false", () => {
  const code = { "go.mod": "module example.com/app\n", "main.go": "package main\n" };
  expect(evidence({ ...code, ...systems.GitLab!("go test ./...") }, "infrastructure-as-code").strength).toBe(
    "not-available",
  );
  const deploying = {
    ".gitlab-ci.yml": "deploy:\n  environment: production\n  script:\n    - ./push-to-server\n",
  };
  expect(evidence({ ...code, ...deploying }, "infrastructure-as-code").strength).toBe("none");
});

test("what a controller applies cannot be seen here", () => {
  const texts = {
    "deploy/application.yaml":
      "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: app }\n",
    ...systems.GitLab!("go test ./..."),
  };
  expect(says(texts, "infrastructure-files")).toEqual(["true wired"]);
  expect(findings(texts, "infrastructure-in-pipeline")).toMatchObject([
    { outcome: "not-available", places: [{ file: "deploy/application.yaml" }] },
  ]);
});
