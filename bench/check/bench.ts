import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ProcessBench } from "../harness/process-bench.ts";
import { undoLater } from "../harness/shutdown.ts";
import { type GeneratedRepository, generateRepository, largeShape } from "../repository/index.ts";
import type { CheckContestant } from "./contestant.ts";
import { checkContestants } from "./contestants.ts";
import { type ReadyChecker, readyChecker } from "./ready-checker.ts";
import { situations } from "./situations.ts";

/** What it costs to check the boundaries of a large repository, as whole processes. */
export const check: ProcessBench<CheckContestant> = {
  kind: "process",
  name: "check",
  summary: "boundaries of a repository of 5,200 TypeScript files, checked from start to exit",
  method: [
    "The repository is generated and the violations in it are planted; each tool must find those, and all files and imports.",
    "All have the same rules: private files, allowed dependencies, cycles of modules, files outside modules. Tests count.",
    'What "cold" and "edited" mean is in README.md, also how the repository was made to look like real ones.',
  ],
  variants: Object.keys(situations),
  contestants: checkContestants,

  async prepare(progress) {
    const folder = await mkdtemp(join(tmpdir(), "ashlar-check-"));
    undoLater(() => rm(folder, { recursive: true, force: true }));
    const [root, caches] = [join(folder, "repository"), join(folder, "caches")];
    await mkdir(root);
    await mkdir(caches);
    progress("generating the repository");
    const repository = await generateRepository(root, largeShape);
    const ready = new Map<CheckContestant, Promise<ReadyChecker>>();
    return {
      subject: describe(repository),
      async measure(contestant, variant) {
        const starting = ready.get(contestant) ?? readyChecker(contestant, repository, caches);
        ready.set(contestant, starting);
        const checker = await starting;
        await checker.configure();
        return situations[variant]!(checker, join(root, editedFile(repository)));
      },
    };
  },
};

function describe({ files, lines, imports, edges, plan }: GeneratedRepository): string {
  const [packages, apps] = ["packages/", "apps/"].map(
    (start) => plan.modules.filter(({ module }) => module.folder.startsWith(start)).length,
  );
  const counts = [files, lines, imports, edges].map((count) => count.toLocaleString("en"));
  return (
    `${counts[0]} files, ${counts[1]} lines, ${packages} packages, ${apps} apps, ${counts[2]} imports, ` +
    `${counts[3]} edges between files, ${plan.planted.length} violations`
  );
}

/** A file that many others depend on. */
function editedFile({ plan }: GeneratedRepository): string {
  const [first] = plan.modules;
  return first!.sources.find(({ kind }) => kind === "code")!.path;
}
