import { describe, expect, test } from "vitest";
import { operability } from "../../src/gate/operability.js";
import { architecture, organisation, profile } from "./project.js";

const able = `
boundaries: clear
independentScaling: several
operations: { deployment: yes, testing: yes, observability: yes, onCall: yes, resilience: yes, infrastructureAsCode: yes }
expertise: { broker: yes, domainDrivenDesign: yes, dataGrid: yes }
`;

const gate = (modules: Parameters<typeof architecture>[0], text: string, today = "2026-11-25") => {
  const placed = architecture(modules);
  const { acceptedRisks } = organisation(text).value;
  return operability({ architecture: placed, profile: profile(text, placed), acceptedRisks, today });
};
const lacking = (modules: Parameters<typeof architecture>[0], text: string) =>
  gate(modules, text).findings.map(
    ({ module, pattern, lacking }) => `${module}: ${pattern} lacks ${lacking}`,
  );

const extracted = { orders: {}, payments: {}, search: { unit: "search" } };

describe("the gate", () => {
  test("finds nothing where everything is there", () => {
    expect(
      lacking({ ...extracted, ledger: { state: "events" }, book: { state: "memory", events: "nats" } }, able),
    ).toEqual([]);
  });

  test("asks nothing of a modular monolith, whoever runs it", () => {
    expect(gate({ orders: {}, search: {} }, "operations: { deployment: no, testing: no }")).toEqual({
      findings: [],
      unneeded: [],
      stale: [],
    });
  });

  test("names each capability that an extraction lacks", () => {
    expect(
      lacking(
        extracted,
        able.replace("onCall: yes", "onCall: no").replace("deployment: yes", "deployment: no"),
      ),
    ).toEqual(["search: selective-extraction lacks deployment"]);
    const three = able.replace("onCall: yes", "onCall: no").replace("resilience: yes", "resilience: unknown");
    expect(lacking(extracted, three)).toEqual([
      "search: selective-extraction lacks on-call",
      "search: selective-extraction lacks resilience",
    ]);
  });

  test("counts what nobody knows as lacking, and says so", () => {
    const { findings } = gate(extracted, "boundaries: clear");
    expect(findings.map(({ lacking, known }) => [lacking, known?.value, known?.source])).toEqual([
      ["deployment", "unknown", "assumed"],
      ["testing", "unknown", "assumed"],
      ["observability", "unknown", "assumed"],
      ["on-call", "unknown", "assumed"],
      ["resilience", "unknown", "assumed"],
      ["infrastructure-as-code", "unknown", "assumed"],
    ]);
  });

  test("finds what a gate would only ask for next: tracing first, then the prerequisites", () => {
    const untraced =
      "volume: high\nstreaming: core\nexpertise: { broker: yes }\noperations: { testing: yes }";
    expect(lacking({ orders: { events: "kafka" } }, untraced)).toEqual([
      "orders: event-driven lacks observability",
      "orders: event-driven lacks on-call",
      "orders: event-driven lacks resilience",
      "orders: event-driven lacks infrastructure-as-code",
    ]);
  });

  test("judges a module by what is its own", () => {
    const text = `${able.replace("domainDrivenDesign: yes", "domainDrivenDesign: no")}modules:\n  ledger: { expertise: { domainDrivenDesign: yes } }\n`;
    expect(lacking({ ledger: { state: "events" }, orders: { state: "events" } }, text)).toEqual([
      "orders: cqrs-es lacks domain-driven-design",
    ]);
  });

  test("asks for clear boundaries where they are the only thing that is lacking", () => {
    expect(lacking(extracted, able.replace("boundaries: clear", "boundaries: unclear"))).toEqual([
      "search: selective-extraction lacks boundaries",
    ]);
  });

  test("counts the deployables that there would be", () => {
    const units = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`m${at}`, { unit: `u${at}` }]));
    const found = gate(units, `${able}engineers: 60\nteams: 1\n`).findings;
    expect(new Set(found.map(({ lacking, because }) => `${lacking}: ${because}`))).toEqual(
      new Set(["deployables: 9 deployables for 1 team"]),
    );
    expect(gate(units, `${able}engineers: 60\nteams: 2\n`).findings).toEqual([]);
  });

  test("asks who gave only the number of prerequisites which they are", () => {
    expect(
      lacking(extracted, "boundaries: mixed\nprerequisitesMet: 2\noperations: { deployment: yes }"),
    ).toEqual(["search: selective-extraction lacks prerequisites"]);
  });

  test("holds it against nobody that nothing needs a pattern, but tells", () => {
    const { findings, unneeded } = gate({ orders: { events: "kafka" } }, able);
    expect(findings).toEqual([]);
    expect(unneeded).toEqual([
      {
        pattern: "event-driven",
        module: "orders",
        by: "events",
        because: "there are no streams; the volume is low",
      },
    ]);
  });

  test("finds accepted risks that cover nothing", () => {
    const risk = "owner: platform team, reason: later, accepted: 2026-11-01, expires: 2027-03-01";
    const risks = ["on-call", "testing, module: search", "resilience, module: gone"]
      .map((one) => `  - { capability: ${one}, ${risk} }\n`)
      .join("");
    const text = `${able.replace("testing: yes", "testing: no").replace("observability: yes", "observability: no")}acceptedRisks:\n${risks}`;
    const { findings, stale } = gate(extracted, text);
    expect(findings.map(({ lacking, cover }) => [lacking, cover?.is])).toEqual([
      ["testing", "in-force"],
      ["observability", undefined],
    ]);
    expect(stale).toEqual([0, 2]);
  });
});
