import { describe, expect, test } from "vitest";
import { evidence, says, type Texts } from "./repository.js";

const probes = ["telemetry-signals", "tracing-recorded", "resilience-library", "faults-injected"];
const workflow = (run: string, file = "ci") => ({
  [`.github/workflows/${file}.yml`]: `on: push\njobs:\n  t:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${run}\n`,
});
const library = {
  "package.json": JSON.stringify({ name: "left", version: "1.0.0", main: "dist/index.js" }),
  "src/index.ts": "export const left = 1;\n",
  ...workflow("npm test"),
};

describe.each<readonly [string, Texts]>([
  ["a library", library],
  ["a library with a script of its own", { ...library, "scripts/serve.ts": "server.listen(80);\n" }],
  [
    "a plugin of a server's framework",
    {
      ...library,
      "package.json": JSON.stringify({ name: "left-plugin", peerDependencies: { fastify: "^5.0.0" } }),
    },
  ],
  [
    "a site of documents",
    {
      ...workflow("npm run build", "deploy"),
      "package.json": JSON.stringify({ name: "site", dependencies: { "@docusaurus/core": "3.0.0" } }),
      "src/pages/index.js": "export default () => null;\n",
    },
  ],
  [
    "a Terraform provider",
    {
      ...workflow("go test ./..."),
      "go.mod": "module example.com/p\n\nrequire github.com/hashicorp/terraform-plugin-framework v1.0.0\n",
      "main.go": "package main\n\nfunc main() {}\n",
    },
  ],
])("%s is operated by nobody here", (_, texts) => {
  test.each(probes)("so %s does not apply", (probe) => {
    expect(says(texts, probe)).toEqual(["not-applicable"]);
  });

  test("and nothing is known of how its people operate", () => {
    expect(evidence(texts, "observability").strength).toBe("not-available");
    expect(evidence(texts, "resilience").strength).toBe("not-available");
  });
});

const npm = (rest: object) => ({
  "package.json": JSON.stringify({ name: "app", version: "1.0.0", ...rest }),
});

describe.each<readonly [string, Texts]>([
  ["a container", { ...library, Dockerfile: "FROM node:22\n" }],
  ["a Procfile", { ...library, Procfile: "web: ./start\n" }],
  ["a server's framework", { ...library, ...npm({ dependencies: { fastify: "5.0.0" } }) }],
  ["a start command", { ...library, ...npm({ scripts: { start: "node dist/index.js" } }) }],
  ["a package that cannot be published", { ...library, ...npm({ private: true }) }],
  ["a server in its code", { ...library, "src/main.ts": "createServer(answer).listen(80);\n" }],
  ["a deployment", { ...library, ...workflow("kubectl apply -f https://example.com/app.yaml", "release") }],
  [
    "an application of Spring",
    {
      ...workflow("mvn verify"),
      "pom.xml": "<project/>",
      "src/main/java/app/App.java": "@SpringBootApplication\nclass App {}\n",
    },
  ],
  [
    "a program in Go",
    {
      ...workflow("go test ./..."),
      "go.mod": "module example.com/a\n",
      "main.go": "package main\n\nfunc main() {}\n",
    },
  ],
  [
    "a web project of .NET",
    {
      ...workflow("dotnet test"),
      "App/App.csproj": '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>\n',
      "App/Orders.cs": "class Orders {}\n",
    },
  ],
])("what runs by %s", (_, texts) => {
  test.each(probes)("misses %s", (probe) => {
    expect(says(texts, probe)).toEqual(["false"]);
  });
});

test("what a library uses is seen all the same", () => {
  const texts = {
    ...library,
    ...npm({ dependencies: { opossum: "8.0.0" } }),
    "src/a.ts": 'import CircuitBreaker from "opossum";\n',
  };
  expect(says(texts, "resilience-library")).toEqual(["true wired"]);
});
