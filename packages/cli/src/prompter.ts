import type { InputDefinition, Prompt } from "@ashlar/advisor/profile";
import { printable } from "@ashlar/survey/printing";

/** What a person says to a question. `open`: nobody knows. */
export type Reply =
  | { readonly kind: "value"; readonly value: string | number }
  | { readonly kind: "open" }
  | { readonly kind: "cancelled" };

/** Asks a person. */
export interface Prompter {
  ask(prompt: Prompt): Promise<Reply>;
  /** `undefined` when the person breaks off. */
  confirm(question: string): Promise<boolean | undefined>;
  end(words: string): void;
}

const nobodyKnows = "?";

/** Asks on the terminal, on stderr: stdout is for data. */
export const terminalPrompter: Prompter = {
  async ask(prompt) {
    const { isCancel, select, text } = await import("@clack/prompts");
    const { input, suggestion } = prompt;
    const { domain } = input;
    const message = messageOf(prompt);
    const answer =
      domain.kind === "choice"
        ? await select({
            message,
            options: optionsOf(domain.choices),
            initialValue: String(suggestion),
            output: process.stderr,
          })
        : await text({
            message: `${message}; ${nobodyKnows} if nobody knows`,
            placeholder: String(suggestion),
            defaultValue: String(suggestion),
            validate: (written) => complaintAbout(written, domain),
            output: process.stderr,
          });
    if (isCancel(answer)) return { kind: "cancelled" };
    if (answer === nobodyKnows) return { kind: "open" };
    return { kind: "value", value: domain.kind === "choice" ? answer : Number(answer) };
  },
  async confirm(question) {
    const { confirm, isCancel } = await import("@clack/prompts");
    const answer = await confirm({ message: question, initialValue: false, output: process.stderr });
    return isCancel(answer) ? undefined : answer;
  },
  end(words) {
    process.stderr.write(`${words}\n`);
  },
};

/** The question, where its suggestion comes from, and its flag. */
export function messageOf({ input: { question, flag }, suggestion, source, because }: Prompt): string {
  return `${question}\n${printable(`${flag}  ${source}: ${suggestion} (${because})`)}`;
}

function optionsOf(choices: Extract<InputDefinition["domain"], { kind: "choice" }>["choices"]) {
  const options = choices.map(({ value, means }) => ({ value, label: value, hint: means }));
  return choices.some(({ value }) => value === "unknown")
    ? options
    : [...options, { value: nobodyKnows, label: "nobody knows", hint: "it is assumed" }];
}

type NumberDomain = Extract<InputDefinition["domain"], { kind: "number" }>;

/** What is wrong with what somebody wrote for a number; nothing to write is to agree. */
export function complaintAbout(
  written: string | undefined,
  { least, most, isWhole }: NumberDomain,
): string | undefined {
  if (!written || written === nobodyKnows) return undefined;
  const number = /^\d+(\.\d+)?$/.test(written) ? Number(written) : Number.NaN;
  const isFine = number >= least && number <= most && (!isWhole || Number.isInteger(number));
  return isFine
    ? undefined
    : `Write a ${isWhole ? "whole " : ""}number from ${least} to ${most}, or ${nobodyKnows}.`;
}
