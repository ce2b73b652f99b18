import { describe, expect, test } from "vitest";
import { inputs } from "../../src/profile/inputs.js";
import {
  type Answers,
  answerTo,
  firstAnswers,
  type InterviewBasis,
  nextPrompt,
} from "../../src/profile/interview.js";
import { parseOrganisation } from "../../src/profile/load-organisation.js";
import { organisationFrom } from "../../src/profile/organisation-from.js";
import type { InputName } from "../../src/profile/situation.js";

type Replies = Readonly<Partial<Record<InputName, string | number | "nobody knows">>>;

/** Goes through a whole interview; what is not replied to is left as suggested. */
function interviewed(replies: Replies, basis: InterviewBasis = {}) {
  const answers: Map<InputName, Answers extends ReadonlyMap<InputName, infer A> ? A : never> = new Map(
    firstAnswers(basis),
  );
  const asked: InputName[] = [];
  const suggested: Partial<Record<InputName, string | number>> = {};
  for (let prompt = nextPrompt(basis, answers); prompt; prompt = nextPrompt(basis, answers)) {
    const { name } = prompt.input;
    asked.push(name);
    suggested[name] = prompt.suggestion;
    const reply = replies[name] ?? prompt.suggestion;
    answers.set(name, reply === "nobody knows" ? undefined : answerTo(prompt, reply, basis));
  }
  return { asked, suggested, organisation: organisationFrom(basis, answers, "shop") };
}

const said = (text: string) => parseOrganisation(text).value;
const flag = (value: string | number) => ({ value, source: "declared", because: "given as a flag" }) as const;

describe("what is asked", () => {
  test("follows the order of the inputs", () => {
    const { asked } = interviewed({ streaming: "core" });
    expect(asked).toEqual(inputs.map(({ name }) => name).filter((name) => asked.includes(name)));
  });

  const only = (names: readonly InputName[], replies: Replies) => {
    const { asked } = interviewed(replies);
    return names.filter((name) => asked.includes(name));
  };

  test("leaves out the cause of a pain that nobody has", () => {
    expect(only(["painCause", "painIs"], { coordinationPain: "low" })).toEqual([]);
    expect(only(["painCause", "painIs"], { coordinationPain: "medium" })).toEqual(["painCause", "painIs"]);
  });

  test("leaves out the volume where no stream and no past is needed", () => {
    expect(only(["volume"], {})).toEqual([]);
    for (const need of [
      { streaming: "some" },
      { audit: "useful" },
      { temporalQueries: "core" },
      { consistency: "event-based" },
    ])
      expect(only(["volume"], need)).toEqual(["volume"]);
  });

  test("leaves out the expertise that nothing needs", () => {
    const expertise: readonly InputName[] = ["broker", "domain-driven-design", "data-grid"];
    expect(only(expertise, {})).toEqual([]);
    expect(only(expertise, { streaming: "core", audit: "regulatory", spikes: "extreme" })).toEqual(expertise);
  });

  test("leaves out time zones where there is one team", () => {
    expect(only(["timeZones"], { teams: 1 })).toEqual([]);
    expect(only(["timeZones"], { teams: 2 })).toEqual(["timeZones"]);
  });

  test("leaves out what flags say, and writes it down", () => {
    const { asked, organisation } = interviewed({}, { flags: { values: { audit: flag("useful") } } });
    expect(asked).not.toContain("audit");
    expect(organisation.values.audit).toEqual(flag("useful"));
  });

  test("leaves out the single prerequisites where a flag gives their number", () => {
    const basis = {
      organisation: said("operations: { testing: yes, resilience: yes }\n"),
      flags: {
        values: {},
        prerequisitesMet: { value: 1, source: "declared", because: "given as a flag" } as const,
      },
    };
    const { asked, organisation } = interviewed({}, basis);
    expect(asked).toContain("deployment");
    expect(asked).not.toContain("testing");
    expect(organisation).toMatchObject({
      prerequisitesMet: { value: 1 },
      values: expect.not.objectContaining({ testing: expect.anything() }),
    });
  });
});

describe("what is suggested", () => {
  const evidence = {
    values: { teams: { value: 4, source: "measured", because: "four folders" } as const },
    hints: { deployment: "nothing in the repository shows it" },
    caveats: [],
  };

  test("is what the file says, else what was measured, else what is assumed from the answers so far", () => {
    const basis = { organisation: said("audit: useful\n"), evidence };
    expect(interviewed({ engineers: 33 }, basis).suggested).toMatchObject({
      audit: "useful",
      teams: 4,
      engineersIn18Months: 33,
      deployment: "unknown",
    });
  });

  test("tells what it rests on", () => {
    expect(nextPrompt({ evidence }, new Map())).toMatchObject({
      input: { name: "engineers" },
      source: "assumed",
      because: expect.stringContaining("nobody said"),
    });
    const answers = new Map(
      inputs.filter(({ name }) => name !== "deployment").map(({ name }) => [name, undefined]),
    );
    expect(nextPrompt({ evidence }, answers)?.because).toContain("nothing in the repository shows it");
  });

  test("stays measured or recorded when it is left as it is, and is declared when it is confirmed or changed", () => {
    const organisation = said("engineers: { value: 12, recorded: people system }\n");
    const kept = interviewed({}, { organisation, evidence }).organisation.values;
    expect(kept.engineers).toMatchObject({ source: "recorded", because: "people system" });
    expect(kept.teams).toMatchObject({ source: "measured" });
    expect(kept.audit).toMatchObject({ value: "none", source: "declared" });
    const changed = interviewed({ engineers: 13, teams: 5 }, { organisation, evidence }).organisation.values;
    expect(changed.engineers).toMatchObject({ value: 13, source: "declared" });
    expect(changed.teams).toMatchObject({ value: 5, source: "declared" });
  });
});

describe("what is written", () => {
  test("leaves out an unknown that nobody changed, so that it can be measured later", () => {
    const evidence = {
      values: { testing: { value: "yes", source: "measured", because: "a job runs tests" } as const },
      hints: {},
      caveats: [],
    };
    const { values } = interviewed({ testing: "unknown" }, { evidence }).organisation;
    expect(values.testing).toMatchObject({ value: "unknown", source: "declared" });
    expect(values).not.toHaveProperty("deployment");
  });

  test("leaves out what nobody knows", () => {
    expect(interviewed({ audit: "nobody knows" }).organisation.values).not.toHaveProperty("audit");
  });

  test("keeps the modules and risks of the file, and its name", () => {
    const text =
      "name: agenda\nmodules: { web: { audit: useful } }\nacceptedRisks: [{ capability: testing, owner: a, reason: b, accepted: 2026-11-01, expires: 2026-12-01 }]\n";
    const before = said(text);
    const { modules, acceptedRisks, name } = interviewed({}, { organisation: before }).organisation;
    expect({ modules, acceptedRisks, name }).toEqual({
      modules: before.modules,
      acceptedRisks: before.acceptedRisks,
      name: "agenda",
    });
  });

  test("replaces a mere number of prerequisites once they are answered one by one", () => {
    const organisation = said("prerequisitesMet: 1\n");
    expect(interviewed({}, { organisation }).organisation.prerequisitesMet?.value).toBe(1);
    expect(interviewed({ testing: "yes" }, { organisation }).organisation.prerequisitesMet).toBeUndefined();
  });
});
