import { spawn } from "node:child_process";

const asked = [
  "log",
  "-z",
  "--raw",
  "--no-abbrev",
  "-M100%",
  "--no-merges",
  "--format=tformat:%x01%H %an %at %s",
];
const git = spawn("git", asked, {
  stdio: ["ignore", "pipe", "inherit"],
  env: { ...process.env, GIT_FLUSH: "0" },
});
let commits = 0;
git.stdout.on("data", (chunk) => {
  for (const byte of chunk) if (byte === 1) commits += 1;
});
git.on("close", (code) => {
  process.exitCode = code ?? 1;
  process.stdout.write(`${commits}\n`);
});
