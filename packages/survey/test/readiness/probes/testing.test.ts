import { describe, expect, it } from "vitest";
import { sourceFilesOf } from "../../../src/readiness/code/search-code.js";
import { deliveryProbes } from "../../../src/readiness/probes/delivery-probes.js";
import { levelOf } from "../../../src/readiness/probes/testing/test-level.js";
import { testsAtSeveralLevels } from "../../../src/readiness/probes/testing/tests-at-several-levels.js";
import { severalTestLevelsInCi, testsInCi } from "../../../src/readiness/probes/testing/tests-in-ci.js";
import {
  endToEndTests,
  integrationTests,
  unitTests,
} from "../../../src/readiness/probes/testing/tests-present.js";
import { readinessOf } from "../../../src/readiness/readiness-of.js";
import { answer, findings, fixtureTexts, repository, type Texts } from "../in-memory.js";

function testing(texts: Texts): string {
  return readinessOf(repository(texts), deliveryProbes).find(({ capability }) => capability === "testing")!
    .strength;
}

function ci(...commands: readonly string[]): Texts {
  const steps = commands.map((command) => `      - run: ${JSON.stringify(command)}\n`).join("");
  return { ".github/workflows/ci.yml": `on: push\njobs:\n  build:\n    steps:\n${steps}` };
}

const unit = { "src/a.ts": "export {};\n", "src/a.spec.ts": 'it("works", () => {});\n' };
const integration = { "test/integration/b.spec.ts": 'it("works with others", () => {});\n' };

describe("the capability", () => {
  it.each([
    ["node-github-service", "unit, integration, end-to-end"],
    ["jvm-jenkins-service", "unit, integration"],
    ["go-gitlab-service", "unit, integration"],
    ["python-circle-service", "unit, integration"],
    ["dotnet-azure-service", "unit, integration"],
    ["ruby-github-capistrano", "unit, end-to-end"],
  ])("is exercised when pipelines run units and more: %s, %s", (fixture, levels) => {
    expect(testing(fixtureTexts(fixture))).toBe("exercised");
    const [finding] = findings(severalTestLevelsInCi, fixtureTexts(fixture));
    expect(finding?.message).toBe(`Pipelines run tests at these levels: ${levels}.`);
  });

  it("is wired when there are several levels, or when pipelines run one", () => {
    expect(testing({ ...unit, ...integration })).toBe("wired");
    expect(testing({ ...unit, ...ci("npx vitest run") })).toBe("wired");
  });

  it("is declared when there are unit tests only", () => {
    expect(testing(unit)).toBe("declared");
    expect(testing({ ...unit, ...ci("npm run build") })).toBe("declared");
  });

  it("is none when there is code without tests", () => {
    expect(testing({ "src/a.ts": "export {};\n" })).toBe("none");
    expect(testing(fixtureTexts("node-delivery-traps"))).toBe("none");
  });

  it("is not available when there is no code to test", () => {
    expect(testing({ "README.md": "# Settings\n" })).toBe("not-available");
  });
});

describe("the level of a test", () => {
  it.each([
    ["unit", "src/price.spec.ts", ""],
    ["unit", "src/integrations/slack.spec.ts", ""],
    ["unit", "src/components/button.spec.ts", ""],
    ["integration", "test/integration/orders.spec.ts", ""],
    ["integration", "src/orders.int.spec.ts", ""],
    ["integration", "src/test/java/com/example/OrdersIT.java", ""],
    ["integration", "src/orders.spec.ts", 'import request from "supertest";'],
    ["integration", "src/test/java/com/example/OrdersTest.java", "@SpringBootTest"],
    ["integration", "store_test.go", "//go:build integration"],
    ["integration", "tests/test_store.py", "@pytest.mark.integration"],
    ["integration", "tests/Shop.Tests/Orders.cs", "using Microsoft.AspNetCore.Mvc.Testing;"],
    ["integration", "spec/orders_spec.rb", "RSpec.describe Order, type: :request do"],
    ["integration", "test/store.spec.ts", "connect(process.env.TEST_DATABASE_URL)"],
    ["unit", "client_test.go", "func TestClient(t *testing.T) {}"],
    ["unit", "src/smoke/particles.test.js", ""],
    ["unit", "tests/test_mail.py", "class Alba: pass"],
    ["integration", "tests/test_client.py", "client = TestClient(app)"],
    ["end-to-end", "src/smoke.test.js", ""],
    ["end-to-end", "tests/smoke/login.test.js", ""],
    ["end-to-end", "src/test/java/com/example/smoke/LoginTest.java", ""],
    ["end-to-end", "e2e/checkout.spec.ts", ""],
    ["end-to-end", "cypress/e2e/a.cy.ts", ""],
    ["end-to-end", "tests/checkout.spec.ts", 'import { test } from "@playwright/test";'],
    ["end-to-end", "src/test/java/com/example/CheckoutTest.java", "import org.openqa.selenium.WebDriver;"],
    ["end-to-end", "tests/test_page.py", "from playwright.sync_api import Page"],
    ["end-to-end", "spec/system/checkout_spec.rb", ""],
  ])("%s: %s %s", (level, path, text) => {
    const [source] = sourceFilesOf(repository({ [path]: "" }));
    expect(levelOf(path, text, source!.ecosystem)).toBe(level);
  });
});

describe("a test", () => {
  it.each([
    ["skipped", { "src/a.spec.ts": 'it.skip("works", () => {});\nxit("works", () => {});\n' }],
    ["in a comment", { "src/a.spec.ts": '// it("works", () => {});\n' }],
    [
      "an ignored method",
      { "src/test/java/ATest.java": "@Disabled\n@Test\nvoid a() {}\n", "src/main/java/A.java": "" },
    ],
    ["of an example", { "src/a.ts": "", "examples/a.spec.ts": 'it("works", () => {});\n' }],
    ["what tests are fed with", { "src/a.ts": "", "test/fixtures/a.spec.ts": 'it("works", () => {});\n' }],
    ["a file that tests share", { "src/a.ts": "", "test/setup.ts": "export {};\n" }],
  ])("is none when it is %s", (_, files) => {
    expect(answer(unitTests, { "src/b.ts": "", ...files })).toBe("false");
  });

  it("is of a higher level by what it uses, not by what it quotes", () => {
    const quoting = 'it("a", () => parse(`import "supertest"`, \'import { x } from "@playwright/test"\'));\n';
    expect(answer(integrationTests, { ...unit, "src/b.spec.ts": quoting })).toBe("false");
    expect(answer(endToEndTests, { ...unit, "src/b.spec.ts": quoting })).toBe("not-available");
    const using = 'import {\n  agent,\n} from "supertest";\nit("a", () => agent());\n';
    expect(answer(integrationTests, { ...unit, "src/b.spec.ts": using })).toBe("declared");
  });

  it("of a higher level that is missing may live elsewhere only when it is end to end", () => {
    expect(answer(integrationTests, unit)).toBe("false");
    expect(answer(endToEndTests, unit)).toBe("not-available");
    expect(answer(testsAtSeveralLevels, unit)).toBe("false");
  });
});

describe("a pipeline that runs tests", () => {
  it.each([
    "npx jest --ci",
    "pnpm vitest run",
    "node --test",
    "./mvnw verify",
    "./gradlew build",
    "go test ./...",
    "uv run pytest -q",
    "python -m pytest",
    "tox",
    "dotnet test --no-build",
    "bundle exec rspec",
    "bin/rails test",
    "docker compose run --rm app bundle exec rspec",
  ])("is seen: %s", (command) => {
    expect(answer(testsInCi, ci(command))).toBe("wired");
  });

  it.each([
    "npx playwright install",
    "pip install pytest",
    "mvn package -DskipTests",
    "./gradlew build -x test",
    "jest --listTests",
    "echo npx jest",
    "npm test",
    "go vet ./...",
    "test -f package.json",
  ])("is not seen: %s", (command) => {
    const manifest = {
      "package.json": '{ "scripts": { "test": "echo \\"Error: no test specified\\" && exit 1" } }',
    };
    expect(answer(testsInCi, { "src/a.ts": "", ...manifest, ...ci(command) })).toBe("false");
  });

  it("is believed that its script called `test` is one", () => {
    const manifest = { "package.json": '{ "scripts": { "test": "node scripts/run.mjs" } }' };
    expect(answer(testsInCi, { ...manifest, ...ci("npm test") })).toBe("wired");
  });

  it("proves less when it stays green", () => {
    expect(answer(testsInCi, ci("npx jest || true"))).toBe("declared");
  });

  it("runs tests behind a build tag or a runner of their own only when it says so", () => {
    const go = {
      "a.go": "package a\n",
      "a_test.go": "func TestA(t *testing.T) {}\n",
      "b_test.go": "//go:build integration\n\nfunc TestB(t *testing.T) {}\n",
    };
    expect(answer(severalTestLevelsInCi, { ...go, ...ci("go test ./...") })).toBe("false");
    expect(
      answer(severalTestLevelsInCi, { ...go, ...ci("go test ./...", "go test -tags integration ./...") }),
    ).toBe("exercised");
    const node = { ...unit, "e2e/a.spec.ts": 'test("all", () => {});\n' };
    expect(answer(severalTestLevelsInCi, { ...node, ...ci("npx vitest run") })).toBe("false");
    expect(answer(severalTestLevelsInCi, { ...node, ...ci("npx vitest run", "npx playwright test") })).toBe(
      "exercised",
    );
  });

  it("passes over what is called IT with Maven, not with Gradle", () => {
    const java = {
      "app/src/main/java/A.java": "class A {}\n",
      "app/src/test/java/ATest.java": "@Test\nvoid a() {}\n",
      "app/src/test/java/AIT.java": "@Test\nvoid a() {}\n",
    };
    const maven = { ...java, "pom.xml": "<project/>\n", ...ci("mvn test") };
    expect(answer(severalTestLevelsInCi, maven)).toBe("false");
    const gradle = { ...java, "pom.xml": "<project/>\n", "app/build.gradle": "plugins {}\n" };
    expect(answer(severalTestLevelsInCi, { ...gradle, ...ci("./gradlew test") })).toBe("exercised");
  });

  it("may leave tests to another repository", () => {
    const shared = {
      ".github/workflows/b.yml": "on: push\njobs:\n  a:\n    uses: acme/ci/.github/workflows/a.yml@v1\n",
    };
    expect(answer(testsInCi, { ...unit, ...shared })).toBe("not-available");
    expect(answer(severalTestLevelsInCi, { ...unit, ...shared, ...ci("npx vitest run") })).toBe(
      "not-available",
    );
  });

  it("has nothing to test without source code, or with code that is not read", () => {
    const charts = { "package.json": "{}", "charts/a/Chart.yaml": "name: a\n", ...ci("helm lint charts/a") };
    expect(answer(testsInCi, charts)).toBe("not-applicable");
    expect(answer(severalTestLevelsInCi, charts)).toBe("not-applicable");
    const elixir = { "mix.exs": "", "lib/a.ex": "", "lib/b.ex": "", "assets/app.js": "", ...ci("mix test") };
    expect(answer(testsInCi, elixir)).toBe("not-available");
    expect(answer(severalTestLevelsInCi, elixir)).toBe("not-available");
  });

  it("leaves out what it deselects", () => {
    const python = {
      "a/a.py": "",
      "tests/test_a.py": "def test_a(): pass\n",
      "tests/integration/test_b.py": "def test_b(): pass\n",
    };
    expect(answer(severalTestLevelsInCi, { ...python, ...ci("pytest -m 'not integration'") })).toBe("false");
    expect(answer(severalTestLevelsInCi, { ...python, ...ci("pytest") })).toBe("exercised");
  });

  it("is not available without a file of CI, and an error with a damaged one", () => {
    expect(answer(testsInCi, unit)).toBe("not-available");
    expect(answer(severalTestLevelsInCi, { ...unit, ".gitlab-ci.yml": "a: [" })).toBe("error");
  });
});
