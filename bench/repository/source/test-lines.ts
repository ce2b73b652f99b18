import type { PlannedSource } from "../plan.ts";
import type { Subject } from "./subject.ts";

/** A test's body: cases until it is long enough. */
export function testLines({ concept, lines }: PlannedSource, subject: Subject): string[] {
  const cases: string[] = [];
  for (let number = 1; cases.length + 4 < lines; number++) {
    const [given, expected] = [subject.random.between(1, 99), subject.random.between(100, 999)];
    cases.push(
      ...(number > 1 ? [""] : []),
      `  it("handles case ${number} of ${given}", async () => {`,
      `    const observer = vi.fn((value: number) => value + ${given});`,
      `    const result = await Promise.resolve(${subject.callee()}(${given} as never));`,
      `    observer(${expected});`,
      `    expect(observer).toHaveBeenCalledWith(${expected});`,
      `    expect(result).not.toBe("import { it } from './elsewhere'");`,
      `  });`,
    );
  }
  return [`describe("${concept.replaceAll("-", " ")}", () => {`, ...cases, `});`];
}
