import { describe, expect, it } from "vitest";
import { ciActionsOf } from "../../../src/readiness/ci/ci-actions.js";
import { pipelinesOf } from "../../../src/readiness/ci/pipelines-of.js";
import { repository, type Texts } from "../in-memory.js";

/** What pipelines do, in short: `+` where it counts, `-` where it is switched off or may fail. */
function done(texts: Texts): readonly string[] {
  return ciActionsOf(repository(texts)).map(
    ({ counts, text, file, line, via }) =>
      `${counts ? "+" : "-"} ${text} ${via ? `${via.file}:${via.line}` : `${file}:${line}`}`,
  );
}

const lines = (...all: readonly string[]) => `${all.join("\n")}\n`;

describe("the pipeline of GitHub Actions", () => {
  it("has jobs with steps, commands and their lines", () => {
    const workflow = lines(
      "name: ci",
      "on:",
      "  push: { branches: [main], tags: ['v*'] }",
      "  pull_request:",
      "jobs:",
      "  test:",
      "    runs-on: ubuntu-latest",
      "    steps:",
      "      - uses: actions/checkout@v4",
      "      - name: Test",
      "        run: |",
      "          npm ci",
      "          # npm run lint",
      "          npx vitest run && \\",
      "            echo done",
      "      - run: npm run e2e",
      "        continue-on-error: true",
      "  release:",
      "    if: ${{ false }}",
      "    environment: production",
      "    steps:",
      "      - run: kubectl apply -f k8s",
    );
    const files = { ".github/workflows/ci.yml": workflow };
    const [pipeline] = pipelinesOf(repository(files)).all;
    expect(pipeline).toMatchObject({ system: "github", triggers: ["push", "tag", "pull-request"] });
    expect(
      pipeline?.jobs.map(({ name, line, isDisabled, environment }) => [name, line, isDisabled, environment]),
    ).toEqual([
      ["test", 6, false, undefined],
      ["release", 18, true, "production"],
    ]);
    expect(done(files)).toEqual([
      "+ actions/checkout .github/workflows/ci.yml:9",
      "+ npm ci .github/workflows/ci.yml:12",
      "+ npx vitest run .github/workflows/ci.yml:14",
      "- npm run e2e .github/workflows/ci.yml:16",
      "- kubectl apply -f k8s .github/workflows/ci.yml:22",
    ]);
  });

  it("reads composite actions into the steps that use them", () => {
    const files = {
      ".github/workflows/ci.yml": "on: push\njobs:\n  a:\n    steps:\n      - uses: ./.github/actions/ship\n",
      ".github/actions/ship/action.yml":
        "runs:\n  using: composite\n  steps:\n    - run: helm upgrade app ./chart\n      shell: bash\n",
    };
    expect(done(files)).toContain("+ helm upgrade app ./chart .github/actions/ship/action.yml:4");
  });

  it("runs a workflow that others call when one of them does", () => {
    const called = "on: workflow_call\njobs:\n  ship:\n    steps:\n      - run: fly deploy\n";
    const caller = (condition: string) =>
      `on: push\njobs:\n  a:\n    ${condition}\n    uses: ./.github/workflows/ship.yml\n`;
    const ship = { ".github/workflows/ship.yml": called };
    expect(done(ship)).toEqual(["- fly deploy .github/workflows/ship.yml:5"]);
    expect(done({ ...ship, ".github/workflows/ci.yml": caller("name: a") })).toContain(
      "+ fly deploy .github/workflows/ship.yml:5",
    );
    expect(done({ ...ship, ".github/workflows/ci.yml": caller("if: false") })).toContain(
      "- fly deploy .github/workflows/ship.yml:5",
    );
  });

  it("is broken when its YAML is", () => {
    const { all, broken, isPresent } = pipelinesOf(
      repository({ ".github/workflows/ci.yml": "jobs: [\n  a: {" }),
    );
    expect({ all, broken, isPresent }).toEqual({
      all: [],
      broken: [".github/workflows/ci.yml"],
      isPresent: true,
    });
  });
});

describe("the pipeline of GitLab", () => {
  const files = {
    ".gitlab-ci.yml": lines(
      "include:",
      "  - local: /ci/deploy.yml",
      "default:",
      "  before_script: [echo hello]",
      ".base:",
      "  script:",
      "    - make test",
      "unit:",
      "  extends: .base",
      "lint:",
      "  script: [golangci-lint run]",
      "  allow_failure: true",
      "old:",
      "  script: [go vet]",
      "  rules:",
      "    - when: never",
      "#gone:",
      "#  script: [go build]",
    ),
    "ci/deploy.yml": lines(
      "deploy:",
      "  environment: { name: production }",
      "  script:",
      "    - !reference [.base, script]",
      "    - helm upgrade --install app ./chart",
      "  rules:",
      "    - if: $CI_COMMIT_BRANCH == 'main'",
      "      when: manual",
    ),
    Makefile: "test:\n\tgo test ./...\n",
  };

  it("follows includes, `extends` and `!reference`", () => {
    expect(done(files)).toEqual([
      "+ make test .gitlab-ci.yml:7",
      "+ go test ./... Makefile:2",
      "+ helm upgrade --install app ./chart ci/deploy.yml:5",
      "+ make test .gitlab-ci.yml:7",
      "+ go test ./... Makefile:2",
      "- golangci-lint run .gitlab-ci.yml:11",
      "- go vet .gitlab-ci.yml:14",
    ]);
  });

  it("knows what waits for a click, and where it goes", () => {
    const jobs = pipelinesOf(repository(files)).all.flatMap((one) => one.jobs);
    expect(jobs.find(({ name }) => name === "deploy")).toMatchObject({
      isManual: true,
      environment: "production",
      condition: "$CI_COMMIT_BRANCH == 'main'",
    });
  });
});

describe("the pipeline of Jenkins", () => {
  it("has a job for each stage of a declarative file", () => {
    const file = lines(
      "pipeline {",
      "  agent any",
      "  stages {",
      "    stage('Test') {",
      "      steps {",
      "        sh './mvnw verify'",
      "        // sh './mvnw site'",
      '        sh """',
      "          docker build -t app .",
      "          docker push app",
      '        """',
      "      }",
      "    }",
      "    stage('Old') {",
      "      when { expression { false } }",
      "      steps { sh 'cap production deploy' }",
      "    }",
      "    stage('Lint') { steps { catchError(buildResult: 'SUCCESS') { sh 'make lint' } } }",
      "    stage('Deploy') {",
      "      when { branch 'main' }",
      "      steps {",
      "        input 'Go?'",
      "        ansiblePlaybook playbook: 'site.yml'",
      "      }",
      "    }",
      "  }",
      "}",
    );
    expect(done({ Jenkinsfile: file })).toEqual([
      "+ ./mvnw verify Jenkinsfile:6",
      "+ docker build -t app . Jenkinsfile:9",
      "+ docker push app Jenkinsfile:10",
      "- cap production deploy Jenkinsfile:16",
      "- make lint Jenkinsfile:18",
      "+ ansiblePlaybook Jenkinsfile:23",
    ]);
    const jobs = pipelinesOf(repository({ Jenkinsfile: file })).all[0]!.jobs;
    expect(jobs.at(-1)).toMatchObject({
      name: "Deploy",
      line: 19,
      isManual: true,
      condition: "branch 'main'",
    });
  });

  it("reads a scripted file the same way, without its block comments", () => {
    const file = lines(
      "node {",
      "  checkout scm",
      "  stage('Build') {",
      "    sh(script: 'go test ./...')",
      "  }",
      "  /* stage('Deploy') { sh 'fly deploy' } */",
      "  if (env.BRANCH_NAME == 'main') {",
      '    stage("Deploy") { sh "helm upgrade app ./chart" }',
      "  }",
      "}",
    );
    expect(done({ Jenkinsfile: file }).filter((one) => !one.includes("checkout"))).toEqual([
      "+ go test ./... Jenkinsfile:4",
      "+ helm upgrade app ./chart Jenkinsfile:8",
    ]);
  });
});

describe("a pipeline of Jenkins that is made to be slow", () => {
  it.each([
    ["spaces after a step", `sh${" ".repeat(200_000)}x`],
    ["spaces after a stage", `stage${" ".repeat(200_000)}x`],
    ["a word without end", `${"a".repeat(200_000)} {`],
    ["steps without a block", "catchError ".repeat(60_000)],
  ])(
    "is read as fast as any: %s",
    (_, text) => {
      expect(pipelinesOf(repository({ Jenkinsfile: text })).all).toHaveLength(1);
    },
    5_000,
  );
});

describe("a pipeline leaves work to another repository", () => {
  it.each([
    [true, "azure-pipelines.yml", "jobs:\n  - template: b.yml@shared\n"],
    [
      false,
      "azure-pipelines.yml",
      "jobs:\n  - template: b.yml@self\nvariables:\n  - template: names.yml@shared\n",
    ],
    [true, ".gitlab-ci.yml", "include: https://example.com/ci.yml\n"],
    [true, ".gitlab-ci.yml", "include:\n  - component: example.com/acme/ci@1\n"],
    [true, ".gitlab-ci.yml", "include:\n  - template: Auto-DevOps.gitlab-ci.yml\n"],
    [false, ".gitlab-ci.yml", "include:\n  - local: ci.yml\n  - template: Security/SAST.gitlab-ci.yml\n"],
    [true, ".circleci/config.yml", "setup: true\njobs: {}\n"],
    [false, ".circleci/config.yml", "setup: false\njobs: {}\n"],
    [true, "Jenkinsfile", "library 'shared'\nbuildService()\n"],
    [false, "Jenkinsfile", "// @Library('shared')\nnode { sh 'make' }\n"],
    [
      true,
      ".github/workflows/a.yml",
      "on: push\njobs:\n  a:\n    uses: acme/ci/.github/workflows/a.yml@v1\n",
    ],
    [
      false,
      ".github/workflows/a.yml",
      "on: push\njobs:\n  a:\n    if: false\n    uses: acme/ci/.github/workflows/a.yml@v1\n",
    ],
  ])("%s: %s %s", (expected, file, text) => {
    expect(pipelinesOf(repository({ [file]: text })).all.map(({ delegates }) => delegates)).toEqual([
      expected,
    ]);
  });
});

describe("the pipeline of Azure", () => {
  it("has stages, deployment jobs, tasks and templates", () => {
    const files = {
      "azure-pipelines.yml": lines(
        "trigger: [main]",
        "stages:",
        "  - stage: Build",
        "    jobs:",
        "      - job: test",
        "        steps:",
        "          - script: dotnet test",
        "          - task: DotNetCoreCLI@2",
        "            inputs: { command: publish }",
        "            enabled: false",
        "          - template: ci/lint.yml",
        "  - stage: Ship",
        "    jobs:",
        "      - deployment: web",
        "        environment: production",
        "        strategy:",
        "          runOnce:",
        "            deploy:",
        "              steps:",
        "                - task: AzureWebApp@1",
        "                  inputs: { appName: shop }",
        "  - stage: Old",
        "    condition: false",
        "    jobs:",
        "      - job: old",
        "        steps:",
        "          - ${{ if eq(1, 1) }}:",
        "              - bash: az webapp deploy",
      ),
      "ci/lint.yml": "steps:\n  - pwsh: dotnet format\n    continueOnError: true\n",
    };
    expect(done(files)).toEqual([
      "+ dotnet test azure-pipelines.yml:7",
      "- DotNetCoreCLI azure-pipelines.yml:8",
      "- dotnet format ci/lint.yml:2",
      "+ AzureWebApp azure-pipelines.yml:20",
      "- az webapp deploy azure-pipelines.yml:28",
    ]);
  });

  it("is not a template beside it", () => {
    const files = { ".azure-pipelines/steps.yml": "parameters: []\nsteps:\n  - script: fly deploy\n" };
    expect(pipelinesOf(repository(files)).isPresent).toBe(false);
  });
});

describe("the pipeline of CircleCI", () => {
  it("runs the jobs that a workflow names, with commands and orbs", () => {
    const files = {
      ".circleci/config.yml": lines(
        "version: 2.1",
        "orbs: { aws-ecs: circleci/aws-ecs@4 }",
        "commands:",
        "  install:",
        "    steps:",
        "      - run: pip install -r requirements.txt",
        "jobs:",
        "  test:",
        "    steps:",
        "      - checkout",
        "      - install",
        "      - run: { name: Test, command: pytest }",
        "      - when:",
        "          condition: false",
        "          steps: [{ run: tox }]",
        "  unused:",
        "    steps:",
        "      - run: nox",
        "workflows:",
        "  main:",
        "    jobs:",
        "      - test",
        "      - hold: { type: approval }",
        "      - aws-ecs/deploy-service-update:",
        "          family: shop",
        "          requires: [hold]",
        "          filters: { branches: { only: main } }",
      ),
    };
    expect(done(files)).toEqual([
      "+ checkout .circleci/config.yml:10",
      "+ pip install -r requirements.txt .circleci/config.yml:6",
      "+ pytest .circleci/config.yml:12",
      "- tox .circleci/config.yml:15",
      "- nox .circleci/config.yml:18",
      "+ aws-ecs/deploy-service-update .circleci/config.yml:24",
    ]);
    const orb = pipelinesOf(repository(files)).all[0]!.jobs.at(-1);
    expect(orb).toMatchObject({ isManual: true, condition: "main", isDisabled: false });
  });
});

describe("a command of a pipeline", () => {
  const job = (run: string) => ({
    ".github/workflows/ci.yml": `on: push\njobs:\n  a:\n    steps:\n      - run: ${JSON.stringify(run)}\n`,
  });
  const texts = (run: string) => done(job(run)).map((one) => one.replace(/ \S+$/, ""));

  it.each([
    ["sudo CI=1 helm upgrade app . | tee log", ["+ helm upgrade app .", "+ tee log"]],
    ['echo "kubectl apply -f ."', []],
    ["npm test || true", ["- npm test"]],
    ["cat <<EOF > x\nkubectl apply -f .\nEOF\nmake", ["+ cat <<EOF > x", "+ make"]],
    ["if [ -f x ]; then fly deploy; fi # heroku", ["+ [ -f x ]", "+ fly deploy"]],
    ["kubectl apply -f 'a # b; c'", ["+ kubectl apply -f 'a # b; c'"]],
  ])("%j is %j", (run, expected) => {
    expect(texts(run)).toEqual(expected);
  });

  it("reaches the scripts that it names, and theirs", () => {
    const files = {
      ...job("yarn workspace shop run ship"),
      "package.json": '{\n  "scripts": {\n    "ship": "bash scripts/ship.sh"\n  }\n}\n',
      "scripts/ship.sh": "#!/bin/sh\nset -e\nmake push\n",
      Makefile: "push: image\n\tdocker push app\nimage:\n\tdocker build .\n",
    };
    expect(done(files)).toEqual([
      "+ yarn workspace shop run ship .github/workflows/ci.yml:5",
      "+ bash scripts/ship.sh package.json:3",
      "+ set -e scripts/ship.sh:2",
      "+ make push scripts/ship.sh:3",
      "+ make image Makefile:1",
      "+ docker push app Makefile:2",
    ]);
  });

  it("may name itself without end", () => {
    const files = { ...job("make a"), Makefile: "a: b\n\tmake b\nb: a\n\tmake a\n" };
    expect(done(files).length).toBeLessThan(40);
  });
});
