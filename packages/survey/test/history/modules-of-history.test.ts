import { describe, expect, test } from "vitest";
import { areLayers, isLayer } from "../../src/history/module-conventions.js";
import { guessModules } from "../../src/history/modules-of-history.ts";

const guess = (...paths: readonly string[]) => guessModules(paths);
const folders = (...paths: readonly string[]) => guess(...paths).modules.map(({ folder }) => folder);
/** So many source files in a folder. */
const files = (count: number, folder: string) =>
  Array.from({ length: count }, (_, index) => `${folder}/f${index}.ts`);

describe("the modules of", () => {
  test("a modular application are the folders in modules/", () => {
    const paths = ["src/main.ts", "src/modules/orders/a.ts", "src/modules/vendor/a.ts", "src/shared/a.ts"];
    expect(guess(...paths)).toEqual({
      modules: [
        { name: "orders", folder: "src/modules/orders" },
        { name: "vendor", folder: "src/modules/vendor" },
      ],
      says: "the folders in modules/",
    });
  });

  test("a workspace are its packages, wherever they lie", () => {
    const paths = ["package.json", "apps/api/package.json", "apps/api/src/a.ts"];
    const more = [
      "packages/core/x/package.json",
      "packages/core/x/a.ts",
      "packages/core/x/template/package.json",
    ];
    const none = ["examples/one/package.json", "examples/one/a.ts", "packages/empty/package.json"];
    expect(folders(...paths, ...more, ...none)).toEqual(["apps/api", "packages/core/x"]);
  });

  test("a Maven build are its projects, and of one project the folders below its base package", () => {
    expect(folders("pom.xml", "a/pom.xml", "a/src/main/java/A.java", "b/pom.xml", "b/src/B.java")).toEqual([
      "a",
      "b",
    ]);
    const base = "src/main/java/com/acme/shop";
    expect(
      folders(
        "pom.xml",
        `${base}/App.java`,
        `${base}/orders/A.java`,
        `${base}/payments/api/B.java`,
        "src/test/java/X.java",
      ),
    ).toEqual([`${base}/orders`, `${base}/payments`]);
  });

  test("a Go project are what internal, cmd and pkg hold", () => {
    expect(
      folders("go.mod", "cmd/server/main.go", "internal/orders/a.go", "internal/stock/a.go", "main.go"),
    ).toEqual(["cmd/server", "internal/orders", "internal/stock"]);
  });

  test("a Rails application are the folders in app/", () => {
    expect(
      folders("Gemfile", "config/routes.rb", "app/models/a.rb", "app/controllers/a.rb", "lib/x.rb"),
    ).toEqual(["app/controllers", "app/models"]);
  });

  test("a Python package are the folders in it", () => {
    expect(
      folders("setup.cfg", "shop/__init__.py", "shop/orders/a.py", "shop/stock/a.py", "tests/test_a.py"),
    ).toEqual(["shop/orders", "shop/stock"]);
  });

  test("an Elixir application are the folders in its main one", () => {
    expect(
      folders("mix.exs", "lib/shop/orders/a.ex", "lib/shop/stock/a.ex", "lib/shop.ex", "test/a_test.exs"),
    ).toEqual(["lib/shop/orders", "lib/shop/stock"]);
  });

  test("a plain project are the folders in src/", () => {
    const paths = [
      "src/orders/a.ts",
      "src/stock/a.ts",
      "src/index.ts",
      "scripts/a.ts",
      "docs/a.ts",
      "test/orders/a.ts",
    ];
    expect(folders(...paths)).toEqual(["src/orders", "src/stock"]);
  });
});

test("a package that is most of the repository is divided further", () => {
  const paths = [
    ...["backend/package.json", "frontend/package.json", ...files(10, "frontend/src")],
    ...["orders", "stock", "users"].flatMap((name) => files(15, `backend/src/${name}`)),
  ];
  expect(folders(...paths)).toEqual([
    "backend/src/orders",
    "backend/src/stock",
    "backend/src/users",
    "frontend",
  ]);
});

test("modules of one name are told apart by the folder above", () => {
  const names = guess(
    ...["api", "web"].flatMap((app) =>
      ["users", "stock", app].map((name) => `src/modules/${app}/src/${name}/a.ts`),
    ),
    ...["api", "web"].map((app) => `src/modules/${app}/package.json`),
  ).modules.map(({ name }) => name);
  expect(names).toEqual(["api", "web"]);
  const clash = guess(
    "apps/users/package.json",
    "apps/users/a.ts",
    "libs/users/package.json",
    "libs/users/a.ts",
  );
  expect(clash.modules.map(({ name }) => name)).toEqual(["apps/users", "libs/users"]);
});

test.each([
  ["nothing", []],
  ["documents", ["README.md", "docs/a.md"]],
  ["one folder", ["src/a.ts", "src/b.ts"]],
  ["files without folders", ["a.ts", "b.ts"]],
  ["one folder in folders", ["a/b/c/d.ts"]],
  ["a very deep folder", [`${"a/".repeat(3_000)}x.ts`]],
])("%s has no modules", (_, paths) => {
  expect(guess(...paths)).toEqual({ modules: [], says: undefined });
});

test("no more than two hundred are kept, the largest", () => {
  const paths = Array.from({ length: 250 }, (_, index) => `modules/m${index}/a.ts`);
  const guessed = folders(...paths, "modules/m249/b.ts");
  expect(guessed).toHaveLength(200);
  expect(guessed).toContain("modules/m249");
});

describe("layers", () => {
  test.each(["app/models", "src/Orders.Infrastructure", "lib/shop_web", "internal/handlers"])(
    "%s is one",
    (folder) => {
      expect(isLayer(folder)).toBe(true);
    },
  );

  test.each(["modules/orders", "src/billing", "services/Orders.Shipping"])("%s is none", (folder) => {
    expect(isLayer(folder)).toBe(false);
  });
});

describe("modules are layers", () => {
  test("when most of them are, the two applications of Phoenix included", () => {
    expect(areLayers(["app/models", "app/controllers", "app/orders"])).toBe(true);
    expect(areLayers(["lib/shop", "lib/shop_web"])).toBe(true);
  });

  test("not when a few are", () => {
    expect(areLayers(["lib/shop/orders", "lib/shop/stock", "lib/shop_web"])).toBe(false);
    expect(areLayers([])).toBe(false);
  });
});

describe("services", () => {
  const projects = (service: string) =>
    ["API", "Domain", "Infrastructure"].flatMap((name) => {
      const folder = `src/Services/${service}/${service}.${name}`;
      return [`${folder}/${service}.${name}.csproj`, `${folder}/A.cs`];
    });

  test("of several projects each are one module each", () => {
    expect(
      folders(...projects("Orders"), ...projects("Basket"), "src/Web/Web.csproj", "src/Web/A.cs"),
    ).toEqual([...["src/Services/Basket", "src/Services/Orders", "src/Web"]]);
  });

  test("are not what a product's parts make when each is a project", () => {
    const parts = ["Orders", "Stock", "Api"].map((name) => `src/Shop/Shop.${name}`);
    const paths = parts.flatMap((folder) => [`${folder}/x.csproj`, `${folder}/A.cs`]);
    expect(folders(...paths, "src/Web/Web.csproj", "src/Web/A.cs")).toEqual([...parts.toSorted(), "src/Web"]);
  });

  test("in src/services/ are modules when they have images of their own", () => {
    const sources = ["src/Services/orders/a.py", "src/Services/stock/b.rb", "web/a.ts", "web/b.ts"];
    expect(folders(...sources, "src/Services/orders/Dockerfile")).toEqual([
      ...["src/Services/orders", "src/Services/stock"],
    ]);
    expect(folders(...sources)).toEqual(["src", "web"]);
  });
});
