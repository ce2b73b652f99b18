import { describe, expect, test } from "vitest";
import { operability } from "../../src/gate/operability.js";
import { toldOperability } from "../../src/gate/told-operability.js";
import { expectGolden } from "./golden.js";
import { architecture, organisation, profile } from "./project.js";

const risk = (capability: string, more = "accepted: 2026-11-01, expires: 2027-03-01") =>
  `  - { capability: ${capability}, owner: platform team, reason: A rota starts in March., ${more} }\n`;

const told = (modules: Parameters<typeof architecture>[0], text: string) => {
  const placed = architecture(modules);
  const loaded = organisation(text);
  const { acceptedRisks } = loaded.value;
  const found = operability({
    architecture: placed,
    profile: profile(text, placed),
    acceptedRisks,
    today: "2026-11-25",
  });
  return toldOperability(found, { architecture: placed, readiness: [], organisation: loaded });
};
const text = ({ problems, notes }: ReturnType<typeof told>) =>
  [
    ...problems.map(({ identity, message, fix, details, said }) =>
      [identity, message, ...details, `fix: ${fix}`, ...(said ? [`said at line ${said.line}`] : [])].join(
        "\n  ",
      ),
    ),
    ...notes.map((note) => `note: ${note}`),
    "",
  ].join("\n");

const able = `boundaries: clear
independentScaling: several
engineers: 60
teams: 8
operations: { deployment: yes, testing: yes, observability: yes, onCall: yes, resilience: no, infrastructureAsCode: yes }
`;
const lame = able.replace("onCall: yes", "onCall: no").replace("testing: yes", "testing: unknown");
const apart = { orders: {}, payments: {}, search: { unit: "search" }, users: { unit: "users" } };

describe("what is lacking is told", () => {
  test("once, with everything that asks for it", () => {
    const modules = { ...apart, search: { unit: "search", events: "kafka" } };
    const streams = `${lame}streaming: core\nvolume: high\n`;
    expectGolden("violation", text(told(modules, streams.replace("yes }", "no }"))));
  });

  test("as accepted, when somebody answers for it today", () => {
    const both = `${lame}acceptedRisks:\n${risk("on-call")}${risk("testing")}${risk("resilience, module: search")}${risk("resilience, module: users")}`;
    const answer = told(apart, both);
    expect(answer.problems).toEqual([]);
    expectGolden("accepted", text(answer));
  });

  test("as a violation, when who answered for it did so until today, or will later", () => {
    const over = "accepted: 2026-01-01, expires: 2026-11-25";
    const later = "accepted: 2026-12-01, expires: 2027-03-01";
    const risks = `acceptedRisks:\n${risk("on-call", over)}${risk("testing", later)}${risk("resilience")}`;
    expectGolden("expired", text(told(apart, `${lame}${risks}`)));
  });

  test("no more, when it is there: the accepted risk is stale", () => {
    const risks = `acceptedRisks:\n${risk("on-call")}${risk("testing, module: basket")}${risk("broker, module: search")}`;
    const answer = told(apart, `${able}${risks}`);
    expect(answer.problems).toEqual([]);
    expectGolden("stale", text(answer));
  });

  test("with what can be done where no capability is lacking", () => {
    const units = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`m${at}`, { unit: `u${at}` }]));
    const text1 = `${able.replace("clear", "unclear").replace("teams: 8", "teams: 1")}coordinationPain: high\npainCause: pipeline\n`;
    expectGolden("no-capability", text(told(units, text1)));
    expectGolden("number-only", text(told(apart, "prerequisitesMet: 2\noperations: { deployment: yes }\n")));
  });

  test("by its place in organisation.yaml, a module's own before the whole's", () => {
    const own = `${able}expertise: { domainDrivenDesign: yes }\nmodules:\n  ledger:\n    expertise:\n      domainDrivenDesign: no\n`;
    const [problem, ...others] = told({ ledger: { state: "events" } }, own).problems;
    expect(others).toEqual([]);
    expect(problem?.said).toEqual({ file: "organisation.yaml", line: 10, column: 7 });
  });
});
