import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("shop-host.ts", import.meta.url));

/** The shop in a process of its own, which can be paused, killed and started again on the same data and port. */
export class ShopProcess {
  readonly #environment: Record<string, string>;
  #child: ChildProcess | undefined;

  constructor(environment: { readonly data: string; readonly port: number; readonly secret: string }) {
    const { data, port, secret } = environment;
    this.#environment = { DATABASE_URL: data, PORT: String(port), SHOP_JWT_SECRET: secret };
  }

  /** Starts it and waits until it serves; rejects with what it said when it does not come up. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ["--conditions=@ashlar/source", "--import", "tsx", program], {
      env: { ...process.env, ...this.#environment },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#child = child;
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-10_000);
    });
    const up = once(child, "message");
    const down = once(child, "exit").then(([code, signal]) => {
      throw new Error(`The shop ended with ${code ?? signal} before it served:\n${said}`);
    });
    // It will end one day, and that is no news then.
    down.catch(() => {});
    await Promise.race([up, down]);
  }

  /** Its number while it runs, or ran last. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Stops its time: it does nothing, and does not know. */
  pause(): void {
    this.#child?.kill("SIGSTOP");
  }

  /** Lets it go on. */
  resume(): void {
    this.#child?.kill("SIGCONT");
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
}
