import { answerParent } from "../harness/answers.ts";
import { ownCpuSeconds } from "../harness/cpu.ts";
import type { StartGateway } from "./contestant.ts";

/** The server's process: one contestant. */
export type GatewayHost = typeof answers;

const answers = {
  async start({ module, data }: { module: string; data: string }): Promise<number> {
    const { default: start } = (await import(module)) as { default: StartGateway };
    return start(data);
  },
  cpu: ownCpuSeconds,
};

answerParent(answers);
