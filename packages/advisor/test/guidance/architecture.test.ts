import { type Architecture, parseArchitecture, requireSupported } from "@ashlar/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ModuleAdvice } from "../../src/advice.js";
import { architectureText } from "../../src/guidance/architecture.js";
import { unitNames } from "../../src/guidance/unit-names.js";
import { decide } from "../../src/model/decide.js";
import type { Overlay } from "../../src/model/pattern.js";
import type { Situation } from "../../src/profile/situation.js";
import { anySituation } from "../situation.js";
import { profileOf } from "./profile-of.js";
import { ready, small, streaming } from "./situations.js";

const parse = (text: string, modules: readonly string[]): Architecture =>
  parseArchitecture(text, {
    file: "architecture.yaml",
    environment: {},
    modules: modules.map((name) => ({ name, plainHandlers: false })),
  });

const advised = (name: string, isExtracted: boolean, overlays: readonly Overlay[] = []) =>
  ({ name, isExtracted, overlays }) as ModuleAdvice;

const textFor = (whole: Situation, modules: readonly ModuleAdvice[] = [], own: readonly string[] = []) =>
  architectureText(
    profileOf("acme", whole, Object.fromEntries(own.map((name) => [name, whole]))),
    decide(whole),
    modules,
  );

describe("architecture.yaml", () => {
  it("is minimal where no module is named, and runs", () => {
    const text = textFor(small);
    expect(text).toBe(
      "# The architecture that is advised for acme:\n# Layered monolith.\n" +
        "data: ${DATABASE_URL:-sqlite:.ashlar/data}\nevents: local\n",
    );
    expect(() => requireSupported(parse(text, ["orders"]))).not.toThrow();
  });

  it("gives an extracted module a unit, and says that this does not run yet", () => {
    const text = textFor(small, [advised("orderFeeds", true, ["event-driven"]), advised("users", false)]);
    expect(text).toContain("  orderFeeds: { unit: order-feeds, events: nats } # not yet");
    expect(text).toContain("`ashlar start` refuses them");
    expect(text).not.toContain("users");
    const { modules } = parse(text, ["orderFeeds", "users"]);
    expect(modules.orderFeeds).toEqual({ unit: "order-feeds", state: "rows", events: "nats", replicas: 1 });
    expect(modules.users).toMatchObject({ unit: "main", events: "local" });
  });

  it("keeps the state of a module as its overlay asks", () => {
    const text = textFor(small, [
      advised("ledger", false, ["cqrs-es"]),
      advised("bids", false, ["space-based"]),
    ]);
    const { modules } = parse(text, ["ledger", "bids"]);
    expect(modules.ledger).toMatchObject({ unit: "main", state: "events" });
    expect(modules.bids).toMatchObject({ unit: "main", state: "memory" });
  });

  it("gives every module a unit where services are advised", () => {
    const { modules } = parse(textFor(ready, [], ["orders", "payments"]), ["orders", "payments"]);
    expect([modules.orders!.unit, modules.payments!.unit]).toEqual(["orders", "payments"]);
  });

  it("names a broker for the whole where the whole is event-driven", () => {
    const text = textFor({ ...streaming, expertise: { ...streaming.expertise, broker: "yes" } });
    expect(parse(text, ["orders"]).events).toBe("kafka");
    expect(text).toContain("write the one that your people operate already");
  });

  it("says what is to be added where a module is missing, and what a promise asks for", () => {
    expect(textFor(ready)).toContain("`<module>: { unit: <name> }`");
    expect(textFor({ ...small, availability: 99.95 })).toContain("99.95 % asks for two replicas");
  });
});

it("parses for any advice and any names, in any order, and the order changes nothing", () => {
  const anyName = fc.oneof(
    fc.string({ minLength: 1, maxLength: 40 }),
    fc.constantFrom("true", "null", "main", "Order Lines", "a: b", "#", "${X}", "__proto__", "é", "-", "1"),
  );
  const anyModules = fc.uniqueArray(
    fc.record({
      name: anyName,
      isExtracted: fc.boolean(),
      overlays: fc.subarray<Overlay>(["event-driven", "cqrs-es", "space-based"]),
    }),
    { selector: ({ name }) => name, maxLength: 6 },
  );
  fc.assert(
    fc.property(anySituation, anyModules, fc.string(), (any, modules, name) => {
      const text = (some: typeof modules) =>
        architectureText(profileOf(name, any), decide(any), some as unknown as ModuleAdvice[]);
      const found = parse(text(modules), [...modules.map((one) => one.name), "all the others"]);
      for (const one of modules.filter(({ isExtracted }) => isExtracted)) {
        const { unit } = found.modules[one.name]!;
        expect(unit).not.toBe("main");
      }
      expect(text(modules.toReversed())).toBe(text(modules));
      expect(text(modules).includes("# not yet")).toBe(!runs(found));
    }),
  );
});

function runs(architecture: Architecture): boolean {
  try {
    requireSupported(architecture);
    return true;
  } catch {
    return false;
  }
}

it("unit names differ, and are names", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 60 })), (names) => {
      const units = [...unitNames(names).values()];
      expect(new Set(units).size).toBe(names.length);
      for (const unit of units) expect(unit).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
    }),
  );
  expect([...unitNames(["orderLines", "order-lines", "main"]).values()]).toEqual([
    "order-lines",
    "order-lines-2",
    "main-2",
  ]);
});
