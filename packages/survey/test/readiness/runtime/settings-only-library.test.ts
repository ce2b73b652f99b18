import { expect, test } from "vitest";
import { readinessOf } from "../../../src/readiness/readiness-of.js";
import { repository } from "../in-memory.js";

test("a library that shows in settings only is not found in whatever code another library is looked for in", () => {
  const spring = {
    "pom.xml":
      "<project><dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency><dependency><groupId>io.micrometer</groupId><artifactId>micrometer-tracing</artifactId></dependency></dependencies></project>",
    "src/main/java/app/A.java": "import io.micrometer.tracing.Tracer;\nclass A {}\n",
  };
  const found = readinessOf(repository(spring)).flatMap(({ findings }) => findings);
  const logs = found.filter(({ probe, outcome }) => probe === "logs-structured" && outcome === "true");
  expect(logs.flatMap(({ places }) => places).filter(({ file }) => file.endsWith("A.java"))).toEqual([]);
});
