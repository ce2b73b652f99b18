import { survey } from "./told.ts";

for (const folder of process.argv.slice(2)) {
  const { files, skipped } = await survey(folder);
  process.stdout.write(`${JSON.stringify({ files: files.size, skipped })}\n`);
}
