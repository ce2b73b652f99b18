import { describe, expect, it } from "vitest";
import { alertRules } from "../../../src/readiness/probes/on-call/alert-rules.js";
import { codeOwners } from "../../../src/readiness/probes/on-call/code-owners.js";
import { incidentReviews } from "../../../src/readiness/probes/on-call/incident-reviews.js";
import { paging } from "../../../src/readiness/probes/on-call/paging.js";
import { runbooks } from "../../../src/readiness/probes/on-call/runbooks.js";
import { answer, fixtureTexts } from "../in-memory.js";

const traps = fixtureTexts("node-delivery-traps");
const runbook = fixtureTexts("node-github-service")["docs/runbooks/orders-queue.md"]!;
const review = fixtureTexts("python-circle-service")["docs/incidents/2025-03-02-slow-invoices.md"]!;

describe("runbooks", () => {
  it("are wired when they have steps to follow", () => {
    expect(answer(runbooks, fixtureTexts("node-github-service"))).toBe("wired");
    expect(answer(runbooks, { "ops/runbook-database.md": runbook })).toBe("wired");
  });

  it("are declared when they only talk", () => {
    const talk = `# On call\n\n${"We take care of what we have built and answer within the hour. ".repeat(8)}\n`;
    expect(answer(runbooks, { "docs/on-call.md": talk })).toBe("declared");
  });

  it("are none when they only say what somebody should write", () => {
    const form = [
      "# Alert",
      "Describe what this alert means and whom it reaches.",
      "## Steps",
      "1. Describe the first step of the diagnosis.",
      "2. Explain how to mend it, with the commands.",
      "Last exercised: YYYY-MM-DD",
    ];
    expect(answer(runbooks, { "docs/runbooks/alert.md": form.join("\n") })).toBe("false");
  });

  it("are declared when every other one of the folder was never filled in", () => {
    const form =
      "# Alert\n\nDescribe the alert.\n\n## Steps\n\n1. Describe how to see it.\n2. Explain how to end it.\n";
    const one = { "docs/runbooks/orders.md": runbook };
    expect(answer(runbooks, { ...one, "docs/runbooks/a.md": form, "docs/runbooks/b.md": form })).toBe(
      "declared",
    );
    expect(answer(runbooks, { ...one, "docs/runbooks/template.md": form })).toBe("wired");
    expect(answer(runbooks, { ...one, "docs/runbooks/a.md": form, "docs/runbooks/b.md": runbook })).toBe(
      "wired",
    );
  });

  it("are none when every step says what to write", () => {
    const form = [
      "# Alert",
      "- List what may be wrong.",
      "- Add your commands.",
      "- Replace this by the owner.",
    ];
    const steps = ["List the pods.", "Add the node again.", "Replace the disk that is full."];
    const page = (lines: readonly string[]) =>
      `${lines.join("\n")}\n\n${"The queue of orders grows and is slow. ".repeat(8)}\n`;
    expect(answer(runbooks, { "runbooks/a.md": page(form) })).toBe("false");
    const real = ["# Alert", "## Steps", ...steps.map((step, at) => `${at + 1}. ${step}`)];
    expect(answer(runbooks, { "runbooks/a.md": page(real) })).toBe("wired");
  });

  it("are none when they are templates, or next to empty", () => {
    expect(answer(runbooks, traps)).toBe("false");
    expect(answer(runbooks, { "runbooks/a.md": "# A\n\n## Steps\n\n## Escalation\n" })).toBe("false");
    expect(answer(runbooks, { "runbooks/template.md": runbook })).toBe("false");
    expect(answer(runbooks, { "runbooks/a.md": runbook.replace(/orders/gi, "<service name>") })).toBe(
      "false",
    );
    expect(answer(runbooks, { "runbooks/a.md": `<!--\n${runbook}\n-->\n` })).toBe("false");
  });

  it("may live elsewhere", () => {
    expect(
      answer(runbooks, { "CHANGELOG.md": "- Runbooks for all\n", "examples/runbooks/a.md": runbook }),
    ).toBe("not-available");
  });
});

describe("reviews of incidents", () => {
  it("show that somebody answers, twice more than once", () => {
    expect(answer(incidentReviews, fixtureTexts("python-circle-service"))).toBe("exercised");
    expect(answer(incidentReviews, { "docs/postmortems/a.md": review })).toBe("wired");
  });

  it("show nothing without date or content", () => {
    expect(answer(incidentReviews, traps)).toBe("false");
    expect(
      answer(incidentReviews, { "docs/postmortems/a.md": review.replace(/2025-03-02/g, "one day") }),
    ).toBe("false");
    expect(
      answer(incidentReviews, {
        "docs/postmortems/2025-03-02.md": "# 2025-03-02\n\n## Impact\n\n## Timeline\n",
      }),
    ).toBe("false");
  });
});

describe("paging", () => {
  it.each([
    ["a receiver of the alert manager", fixtureTexts("go-gitlab-service")],
    ["a schedule in Terraform", { "paging.tf": 'resource "pagerduty_schedule" "night" {\n}\n' }],
    ["an escalation of Grafana", { "oncall.tf": 'resource "grafana_oncall_escalation_chain" "night" {}\n' }],
  ])("is wired by %s", (_, files) => {
    expect(answer(paging, files)).toBe("wired");
  });

  it("is declared by a client that is a dependency", () => {
    expect(answer(paging, { "requirements.txt": "pdpyras==5\n" })).toBe("declared");
  });

  it.each([
    ["a message to a chat", { "alertmanager.yml": "receivers:\n  - slack_configs: []\n" }],
    ["an empty receiver", { "alertmanager.yml": "receivers:\n  - pagerduty_configs: []\n" }],
    ["an empty setting", { "alertmanager.yml": "spec:\n  pagerdutyConfigs: {}\n" }],
    [
      "the settings of a chart for others",
      {
        "charts/a/Chart.yaml": "name: a\nannotations: { artifacthub.io/license: MIT }\n",
        "charts/a/values.yaml": "receivers:\n  - pagerduty_configs:\n      - routing_key: a\n",
      },
    ],
    ["a comment", { "paging.tf": '# resource "pagerduty_schedule" "night" {}\n' }],
    ["an example", { "examples/paging.tf": 'resource "pagerduty_schedule" "night" {}\n' }],
    ["a client for tests", { "package.json": '{ "devDependencies": { "node-pagerduty": "1" } }' }],
  ])("is not shown by %s", (_, files) => {
    expect(answer(paging, files)).toBe("not-available");
  });
});

describe("alerts", () => {
  const rules = (annotations: string) => ({
    "monitoring/rules.yml": `groups:\n  - name: a\n    rules:\n      - alert: A\n        expr: up == 0\n        annotations: ${annotations}\n`,
  });
  const linked = rules("{ runbook_url: https://wiki.example.com/up }");

  it("are wired when they link to what to do", () => {
    expect(answer(alertRules, fixtureTexts("go-gitlab-service"))).toBe("wired");
    const resource =
      "kind: PrometheusRule\nspec:\n  groups:\n    - rules:\n        - { alert: A, expr: up, annotations: { runbook_url: a } }\n";
    expect(
      answer(alertRules, {
        "k8s/rules.yaml": resource
          .replace("{ alert: A", "alert: A")
          .replace(
            "- alert: A, expr: up, annotations: { runbook_url: a } }",
            "- alert: A\n          expr: up\n          annotations: { runbook_url: a }",
          ),
      }),
    ).toBe("wired");
  });

  it("are declared when they do not", () => {
    expect(answer(alertRules, rules("{ summary: It is down. }"))).toBe("declared");
    expect(answer(alertRules, rules("{ runbook_url: TODO }"))).toBe("declared");
  });

  it("do not count in examples, or in charts that are released to others", () => {
    expect(answer(alertRules, traps)).toBe("not-available");
    const chart = {
      "charts/shop/Chart.yaml": "name: shop\n",
      "charts/shop/rules.yml": linked["monitoring/rules.yml"],
    };
    const release = "on: push\njobs:\n  a:\n    steps:\n      - uses: helm/chart-releaser-action@v1\n";
    expect(answer(alertRules, chart)).toBe("wired");
    expect(answer(alertRules, { ...chart, ".github/workflows/release.yml": release })).toBe("not-available");
    const installed = {
      ".github/workflows/ship.yml":
        "on: push\njobs:\n  a:\n    steps:\n      - run: helm upgrade shop charts/shop\n",
    };
    expect(answer(alertRules, { ...chart, ...installed, ".github/workflows/release.yml": release })).toBe(
      "wired",
    );
    const manifest = { "deploy/install.yaml": linked["monitoring/rules.yml"] };
    expect(answer(alertRules, manifest)).toBe("not-available");
  });
});

describe("owners of code", () => {
  it("are declared, and never more", () => {
    expect(answer(codeOwners, { ".github/CODEOWNERS": "# owners\n* @acme/shop\n" })).toBe("declared");
  });

  it("are none in a file of comments", () => {
    expect(answer(codeOwners, { CODEOWNERS: "# * @acme/shop\n" })).toBe("not-available");
  });
});
