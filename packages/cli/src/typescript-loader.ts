import { register } from "tsx/esm/api";

/** Lets this process import TypeScript, which the projects that commands load are written in. */
export function loadTypeScript(): void {
  // From source, what has loaded this file loads the projects too.
  if (!import.meta.url.endsWith(".ts")) register();
}
