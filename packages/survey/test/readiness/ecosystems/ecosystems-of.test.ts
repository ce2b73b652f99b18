import { describe, expect, it } from "vitest";
import { ecosystemsOf } from "../../../src/readiness/ecosystems/ecosystems-of.js";
import { repository, type Texts } from "../in-memory.js";

/** Dependencies in short: `name scope file:line`. */
function dependencies(texts: Texts): readonly string[] {
  return ecosystemsOf(repository(texts)).dependencies.map(
    ({ name, scope, file, line }) => `${name} ${scope} ${file}:${line}`,
  );
}

describe("dependencies", () => {
  it("of Node stand in package.json", () => {
    const text = '{\n  "dependencies": {\n    "pino": "9"\n  },\n  "devDependencies": { "vitest": "3" }\n}';
    expect(dependencies({ "package.json": text })).toEqual([
      "pino runtime package.json:3",
      "vitest development package.json:5",
    ]);
  });

  it("of Maven stand in pom.xml, managed ones aside", () => {
    const text = `<project>
  <dependencyManagement><dependencies><dependency><groupId>a</groupId><artifactId>managed</artifactId></dependency></dependencies></dependencyManagement>
  <dependencies>
    <dependency>
      <groupId>io.github.resilience4j</groupId>
      <artifactId>resilience4j-spring-boot3</artifactId>
    </dependency>
    <!-- <dependency><groupId>a</groupId><artifactId>commented</artifactId></dependency> -->
    <dependency><groupId>org.testcontainers</groupId><artifactId>kafka</artifactId><scope>test</scope></dependency>
  </dependencies>
  <build><plugins><plugin><artifactId>maven-failsafe-plugin</artifactId></plugin></plugins></build>
</project>`;
    expect(dependencies({ "pom.xml": text })).toEqual([
      "io.github.resilience4j:resilience4j-spring-boot3 runtime pom.xml:6",
      "org.testcontainers:kafka development pom.xml:9",
      "org.apache.maven.plugins:maven-failsafe-plugin development pom.xml:11",
    ]);
  });

  it("of Gradle stand in build files, also by the names of a version catalogue", () => {
    const files = {
      "app/build.gradle.kts": `dependencies {
    implementation("io.micrometer:micrometer-core:1.13")
    implementation(libs.kafka.clients)
    // implementation(libs.unused)
    testImplementation(libs.bundles.testing)
    kapt("a:processor:1")
}
`,
      "lib/build.gradle":
        "dependencies {\n  api group: 'b', name: 'c', version: '1'\n  implementation project(':x')\n}\n",
      "gradle/libs.versions.toml": `[libraries]
kafka-clients = { module = "org.apache.kafka:kafka-clients", version.ref = "kafka" }
unused = "a:unused:1"
junit = { group = "org.junit.jupiter", name = "junit-jupiter" }
[bundles]
testing = [
  "junit",
]
`,
    };
    expect(dependencies(files)).toEqual([
      "io.micrometer:micrometer-core runtime app/build.gradle.kts:2",
      "org.apache.kafka:kafka-clients runtime app/build.gradle.kts:3",
      "org.junit.jupiter:junit-jupiter development app/build.gradle.kts:5",
      "a:processor development app/build.gradle.kts:6",
      "b:c runtime lib/build.gradle:2",
    ]);
  });

  it("of Go stand in go.mod, indirect ones aside", () => {
    const text = `module example.com/shop

require github.com/sony/gobreaker v1.0.0

require (
	github.com/nats-io/nats.go v1.37.0
	// github.com/x/commented v1.0.0
	golang.org/x/sys v0.20.0 // indirect
)
`;
    expect(dependencies({ "go.mod": text })).toEqual([
      "github.com/sony/gobreaker runtime go.mod:3",
      "github.com/nats-io/nats.go runtime go.mod:6",
    ]);
  });

  it("of Python stand in pyproject.toml, by any of its tables", () => {
    const text = `[project]
name = "shop"
dependencies = [
  "Structlog>=24",  # logs
  # "commented",
  "aio_pika[extra]",
]
[project.optional-dependencies]
test = ["pytest"]
kafka = ["confluent-kafka"]
[tool.poetry.dependencies]
python = "^3.12"
tenacity = "^8"
[tool.poetry.group.dev.dependencies]
ruff = "*"
[dependency-groups]
dev = ["mypy"]
`;
    expect(dependencies({ "pyproject.toml": text })).toEqual([
      "structlog runtime pyproject.toml:4",
      "aio-pika runtime pyproject.toml:6",
      "pytest development pyproject.toml:9",
      "confluent-kafka runtime pyproject.toml:10",
      "tenacity runtime pyproject.toml:13",
      "ruff development pyproject.toml:15",
      "mypy development pyproject.toml:17",
    ]);
  });

  it("of Python stand in requirements, Pipfile, setup.cfg and setup.py", () => {
    const files = {
      "requirements.txt": "# web\nDjango==5.0\n-r base.txt\n\npsycopg[binary]>=3\n",
      "requirements-dev.txt": "pytest\n",
      Pipfile: '[packages]\ncelery = "*"\n[dev-packages]\nblack = "*"\n',
      "setup.cfg":
        "[options]\ninstall_requires =\n    flask>=2\n    redis\n[options.extras_require]\ntest =\n    tox\n",
      "setup.py": 'setup(\n  install_requires=[\n    "requests",\n  ],\n)\n',
    };
    expect(dependencies(files)).toEqual([
      "celery runtime Pipfile:2",
      "black development Pipfile:4",
      "pytest development requirements-dev.txt:1",
      "django runtime requirements.txt:2",
      "psycopg runtime requirements.txt:5",
      "flask runtime setup.cfg:3",
      "redis runtime setup.cfg:4",
      "tox development setup.cfg:7",
      "requests runtime setup.py:3",
    ]);
  });

  it("of .NET stand in projects; a central version is no use", () => {
    const files = {
      "Directory.Packages.props":
        '<Project><ItemGroup><PackageVersion Include="Polly" Version="8" /></ItemGroup></Project>',
      "src/Shop/Shop.csproj":
        '<Project>\n  <PackageReference Include="MassTransit.RabbitMQ" />\n  <!-- <PackageReference Include="Polly" /> -->\n</Project>',
      "tests/Shop.Tests/Shop.Tests.csproj": '<Project>\n  <PackageReference Include="xunit" />\n</Project>',
    };
    expect(dependencies(files)).toEqual([
      "masstransit.rabbitmq runtime src/Shop/Shop.csproj:2",
      "xunit development tests/Shop.Tests/Shop.Tests.csproj:2",
    ]);
  });

  it("of Ruby stand in Gemfile and gemspec, by group", () => {
    const files = {
      Gemfile: `gem "rails"
# gem "commented"
group :development, :test do
  gem "rspec-rails"
end
group :production do
  gem "lograge"
end
gem "capybara", group: :test
`,
      "shop.gemspec":
        'Gem::Specification.new do |spec|\n  spec.add_dependency "bunny"\n  spec.add_development_dependency "rake"\nend\n',
    };
    expect(dependencies(files)).toEqual([
      "rails runtime Gemfile:1",
      "rspec-rails development Gemfile:4",
      "lograge runtime Gemfile:7",
      "capybara development Gemfile:9",
      "bunny runtime shop.gemspec:2",
      "rake development shop.gemspec:3",
    ]);
  });
});

describe("what does not count", () => {
  it("is a manifest of examples, fixtures or vendored code, and a lock file", () => {
    const manifest = '{ "dependencies": { "kafkajs": "2" } }';
    const files = {
      "examples/a/package.json": manifest,
      "test/fixtures/a/package.json": manifest,
      "vendor/a/package.json": manifest,
      "package-lock.json": manifest,
      "go.sum": "github.com/nats-io/nats.go v1.37.0 h1:x=\n",
    };
    expect(ecosystemsOf(repository(files))).toEqual({ present: [], manifests: [], dependencies: [] });
  });

  it("is more than development where the manifest is that of tests", () => {
    const manifest = '{ "dependencies": { "kafkajs": "2" } }';
    expect(dependencies({ "e2e/package.json": manifest })).toEqual([
      "kafkajs development e2e/package.json:1",
    ]);
  });

  it("is a damaged manifest, which is still there", () => {
    const files = {
      "package.json": '{ "dependencies": [',
      "pom.xml": "<project><dependency>",
      "go.mod": "\u0000",
    };
    expect(ecosystemsOf(repository(files))).toMatchObject({
      present: ["node", "jvm", "go"],
      dependencies: [],
    });
  });
});
