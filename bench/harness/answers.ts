/** What a child process can be asked, by name. The parent calls each with `Child.ask`. */
export type Answers = Record<string, (argument: never) => unknown>;

export interface Question {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}

export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/**
 * The child's half of the protocol: answers the parent's questions until the parent goes away.
 *
 * @example
 * export type Host = typeof answers;
 * const answers = { double: (n: number) => n * 2 };
 * answerParent(answers);
 */
export function answerParent(answers: Answers): void {
  process.on("disconnect", () => process.exit());
  process.on("message", (question: Question) => {
    void reply(answers, question).then((answer) => process.send?.(answer));
  });
}

async function reply(answers: Answers, { id, name, argument }: Question): Promise<Answer> {
  try {
    const answer = answers[name];
    if (!answer) throw new Error(`this process knows no question "${name}"`);
    return { id, value: await answer(argument as never) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
