/** A small application in a process of its own, to be called, killed and started again. */
import { type Application, CallError, type OperationRef, Rejection, startApp } from "@ashlar/core";
import { architectureOf } from "../architecture-of.ts";
import type { Answer, ReplicaArguments, Request } from "./messages.ts";
import { deadlyModules, replicaModules } from "./modules.ts";

const settings = JSON.parse(process.argv[2] ?? "") as ReplicaArguments;
const modules = settings.deadly ? deadlyModules : replicaModules;
const app = await startApp({
  modules,
  architecture: architectureOf(settings, settings.location, modules),
  redelivery: settings.redelivery ?? {},
});
process.on("message", (request: Request) => void serve(app, request));
answer({ n: 0, result: { kind: "done" } });

async function serve(app: Application, request: Request): Promise<void> {
  if (request.kind === "stop") {
    await app.stop();
    // Nothing else may keep the process.
    process.disconnect?.();
    return;
  }
  answer({ n: request.n, result: await resultOf(app, request) });
}

async function resultOf(
  app: Application,
  request: Exclude<Request, { kind: "stop" }>,
): Promise<Answer["result"]> {
  try {
    if (request.kind === "settle") {
      await app.settled();
      return { kind: "done" };
    }
    const options = request.id === undefined ? {} : { id: request.id };
    const output = await app.call(operationNamed(request.operation), request.input as never, options);
    return { kind: "done", output };
  } catch (error) {
    if (error instanceof Rejection) return { kind: "rejected", reason: error.reason, data: error.data };
    const mayHaveExecuted = !(error instanceof CallError) || error.mayHaveExecuted;
    return { kind: "failed", error: String(error), mayHaveExecuted };
  }
}

function operationNamed(id: string): OperationRef {
  const [module, name = ""] = id.split(".");
  const { contract } = modules.find(({ contract }) => contract.name === module)!;
  return (contract as unknown as Record<string, OperationRef>)[name]!;
}

function answer(message: Answer): void {
  process.send?.(message);
}
