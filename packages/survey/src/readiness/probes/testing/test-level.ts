import type { Ecosystem } from "../../ecosystems/ecosystem.js";

/** What an automated test covers: one part, several parts together, or the product as its users meet it. */
export const testLevels = ["unit", "integration", "end-to-end"] as const;

export type TestLevel = (typeof testLevels)[number];

interface LevelSign {
  readonly level: Exclude<TestLevel, "unit">;
  readonly path?: RegExp;
  readonly text?: RegExp;
  /** Whose text it is a sign in; any when left out. */
  readonly ecosystems?: readonly Ecosystem[];
}

// In this order: the first sign that fits tells the level; a test without a sign is a unit test.
const signs: readonly LevelSign[] = [
  {
    level: "end-to-end",
    path: /(?:^|[/._-])(?:e2e|end-?2-?end|end-?to-?end)(?:[/._-]|tests?\b)/i,
  },
  // Below src/, a folder of such a name may be a part of the product.
  {
    level: "end-to-end",
    path: /(?:^|[/._-])(?:cypress|playwright|acceptance|smoke)(?:[._-]|tests?\b)[^/]*$|^(?!(?:.*\/)?src\/(?!\w*test\w*\/)).*(?:^|[/._-])(?:cypress|playwright|acceptance|smoke)(?:[/._-]|tests?\b)/i,
  },
  {
    level: "end-to-end",
    path: /(?:^|\/)(?:spec|test)\/(?:system|features)\/|(?:^|[/._-])(?:ui|system)-?tests?[/._-]|(?:E2E|EndToEnd|Acceptance)(?:Tests?|IT|Spec)?\.\w+$/,
  },
  {
    level: "end-to-end",
    ecosystems: ["node"],
    text: /["']@playwright\/test["']|["']cypress["']|\bcy\.visit\(|["'](?:puppeteer|selenium-webdriver|webdriverio|testcafe|nightwatch|detox)["']/,
  },
  {
    level: "end-to-end",
    ecosystems: ["jvm", "dotnet"],
    text: /\bcom\.microsoft\.playwright\b|\borg\.openqa\.selenium\b|\bcom\.codeborne\.selenide\b|\bMicrosoft\.Playwright\b|\bOpenQA\.Selenium\b/,
  },
  {
    level: "end-to-end",
    ecosystems: ["python", "go"],
    text: /\bplaywright\.(?:sync|async)_api\b|\bfrom selenium\b|\bimport selenium\b|\bLiveServerTestCase\b|pytest\.mark\.e2e\b|chromedp["/]|playwright-go["/]/,
  },
  {
    level: "end-to-end",
    ecosystems: ["ruby", "go", "jvm"],
    text: /\btype: :(?:system|feature)\b|\bApplicationSystemTestCase\b|\bcapybara\/(?:rails|rspec|dsl)\b|^\/\/go:build .*\be2e\b|@Tag\(\s*["']e2e["']\s*\)/im,
  },
  {
    level: "integration",
    path: /(?:^|[/._-])(?:integration|functional|integ)(?:[-_]?(?:tests?|specs?))?[/._-]|(?:^|[/._-])(?:component|contract|api)[-_]?(?:tests?|specs?)[/._-]|\.(?:int|it)\.(?:test|spec)\.|(?:^|\/)src\/it\//i,
  },
  {
    level: "integration",
    path: /(?:Integration(?:Tests?|Spec|IT)?|IntegTest|IT|ITCase)\.(?:java|kt|groovy|scala|cs|fs)$|(?:^|\/)integrationTest\/|[./]IntegrationTests?\/|(?:^|\/)spec\/requests\//,
  },
  {
    level: "integration",
    text: /\btestcontainers\b/i,
  },
  {
    level: "integration",
    ecosystems: ["node"],
    text: /["']supertest["']|["']@pact-foundation\/|["']pactum["']|\bapp\.inject\(|\bcreateTestingModule\([\s\S]{0,2000}createNestApplication\(/i,
  },
  {
    level: "integration",
    ecosystems: ["jvm"],
    text: /@SpringBootTest\b|@(?:DataJpa|WebMvc|WebFlux|Jdbc|DataMongo|DataRedis)Test\b|@QuarkusTest\b|@MicronautTest\b|@QuarkusIntegrationTest\b|\bRestAssured\b|@EmbeddedKafka\b/,
  },
  {
    level: "integration",
    ecosystems: ["dotnet"],
    text: /\bMicrosoft\.AspNetCore\.Mvc\.Testing\b|\bWebApplicationFactory<|\bDistributedApplicationTestingBuilder\b|\bAlba\b/,
  },
  {
    level: "integration",
    ecosystems: ["go"],
    text: /^\/\/go:build .*\bintegration\b|^\/\/ \+build .*\bintegration\b|\bdockertest["/]|testing\.Short\(\)/m,
  },
  {
    level: "integration",
    ecosystems: ["python"],
    text: /pytest\.mark\.(?:integration|django_db)\b|\bTestClient\(|\bAPIClient\(|\bAsyncClient\(.*app=|\bapp\.test_client\(|\bTransactionTestCase\b/,
  },
  {
    level: "integration",
    ecosystems: ["ruby"],
    text: /\btype: :request\b|\bActionDispatch::IntegrationTest\b|\bRack::Test::Methods\b/,
  },
  {
    level: "integration",
    text: /(?:process\.env\.|os\.environ(?:\.get)?[[(]["']|os\.Getenv\("|ENV(?:\.fetch)?[[(]["'])(?:TEST_)?(?:DATABASE|POSTGRES|PG|MYSQL|REDIS|MONGO|RABBITMQ|AMQP|KAFKA|NATS)/,
  },
];

/** The level of a test by where it stands and what it uses; comments are expected to be blanked in its text. */
export function levelOf(path: string, text: string, ecosystem: Ecosystem): TestLevel {
  const sign = signs.find((one) =>
    one.path ? one.path.test(path) : (one.ecosystems?.includes(ecosystem) ?? true) && one.text?.test(text),
  );
  return sign?.level ?? "unit";
}
