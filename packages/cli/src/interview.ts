import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Answers,
  answerTo,
  type EvidenceValues,
  firstAnswers,
  type InterviewBasis,
  loadOrganisation,
  nextPrompt,
  type Organisation,
  organisationFile,
  organisationFrom,
  organisationText,
  parseOrganisation,
  type Stated,
} from "@ashlar/advisor/profile";
import { AshlarError } from "@ashlar/core/errors";
import { printable } from "@ashlar/survey/printing";
import type { Prompter } from "./prompter.js";
import type { Terminal } from "./terminal.js";

/** What an interview is about. */
export interface InterviewOptions {
  /** The folder of organisation.yaml. */
  readonly root: string;
  /** The system's name where the file gives none. */
  readonly name: string;
  readonly evidence?: EvidenceValues | undefined;
  /** What these say is not asked. */
  readonly flags?: Stated | undefined;
}

const longestName = 300;
const schema = "node_modules/@ashlar/advisor/schema/organisation.schema.json";

/**
 * Asks a person for the profile, writes organisation.yaml, and gives what it says. `undefined` when the person breaks off:
 * then nothing is written. What an existing file says is suggested again; it is replaced only when the person agrees.
 *
 * @throws AshlarError `ASH_USAGE` when there is nobody to ask; `ASH_REFUSED` when the existing file is to stay;
 * `ASH_ORGANISATION_…` when it cannot be read or written.
 */
export async function interview(
  { root, name, evidence, flags }: InterviewOptions,
  { interactive }: Pick<Terminal, "interactive">,
  givenPrompter?: Prompter,
): Promise<Organisation | undefined> {
  if (!interactive) {
    throw new AshlarError("ASH_USAGE", {
      message: "There is nobody to ask: this is no terminal.",
      fix: `Give the values as flags, or write ${organisationFile} by hand.`,
    });
  }
  const prompter = givenPrompter ?? (await import("./prompter.js")).terminalPrompter;
  const loaded = loadOrganisation(root);
  if (loaded) {
    const mayReplace = await prompter.confirm(
      `There is an ${organisationFile}. Write it anew at the end? Its answers are suggested again; comments in it are lost.`,
    );
    if (mayReplace === undefined) return undefined;
    if (!mayReplace) throw kept();
  }
  const basis: InterviewBasis = { organisation: loaded?.value, evidence, flags };
  const answers = await askAll(basis, prompter);
  if (!answers) return undefined;
  const text = organisationText(organisationFrom(basis, answers, printable(name).slice(0, longestName)), {
    ...(existsSync(join(root, schema)) && { schema }),
  });
  const { value } = parseOrganisation(text);
  await write(join(root, organisationFile), text, loaded !== undefined);
  prompter.end(`Wrote ${organisationFile}.`);
  return value;
}

async function askAll(basis: InterviewBasis, prompter: Prompter): Promise<Answers | undefined> {
  const answers = new Map(firstAnswers(basis));
  for (let prompt = nextPrompt(basis, answers); prompt; prompt = nextPrompt(basis, answers)) {
    const reply = await prompter.ask(prompt);
    if (reply.kind === "cancelled") return undefined;
    answers.set(prompt.input.name, reply.kind === "open" ? undefined : answerTo(prompt, reply.value, basis));
  }
  return answers;
}

/** A file that has come into being during the interview was written by somebody else. */
async function write(file: string, text: string, mayReplace: boolean): Promise<void> {
  try {
    await writeFile(file, text, { flag: mayReplace ? "w" : "wx" });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === "EEXIST") throw kept();
    throw new AshlarError("ASH_ORGANISATION_FILE", {
      message: `The file cannot be written (${code ?? message}).`,
      at: { file: organisationFile },
      cause,
    });
  }
}

function kept(): AshlarError {
  return new AshlarError("ASH_REFUSED", {
    message: `There is an ${organisationFile} already, and it stays as it is.`,
    fix: "Edit it by hand, or agree to write it anew.",
  });
}
