import { surveyRepository } from "../../src/index.ts";

const [cache = "", ...folders] = process.argv.slice(2);
for (const folder of folders) {
  const { files, skipped } = await surveyRepository(folder, {
    cache: cache || undefined,
    details: () => true,
  });
  process.stdout.write(`${JSON.stringify({ files: files.size, skipped })}\n`);
}
