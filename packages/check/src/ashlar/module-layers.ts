import type { Survey } from "@ashlar/survey";
import type { Layer } from "../modules/module-definition.js";
import { isFile } from "./ashlar-modules.js";

const deciding = new Set(["entity", "view", "saga"]);

/**
 * The layers of a module by what its files do, so that nobody has to name or place them: the contract and what it is made of;
 * the domain, which is the files that define entities, views and sagas with all that they use; handlers, which is the rest; and the
 * file that puts the module together.
 */
export function moduleLayers(
  survey: Survey,
  folder: string,
  isTest: (path: string) => boolean,
): readonly Layer[] {
  const isContract = (path: string) => isFile(path, folder, "contract");
  const isModule = (path: string) => isFile(path, folder, "module");
  const own = [...survey.files.keys()].filter((path) => path.startsWith(`${folder}/`) && !isTest(path));
  const decides = new Set(
    own.filter((path) => !isContract(path) && !isModule(path) && definesDecisions(survey, path)),
  );
  const contract = reach(
    survey,
    folder,
    own.filter(isContract),
    (path) => !decides.has(path) && !isModule(path),
  );
  const domain = reach(survey, folder, [...decides], (path) => !contract.has(path) && !isModule(path));
  return [
    { name: "contract", matches: (path) => contract.has(path), pure: true },
    { name: "domain", matches: (path) => domain.has(path), pure: true },
    { name: "handlers", matches: (path) => survey.files.has(path) && !isModule(path), pure: false },
    { name: "module", matches: isModule, pure: false },
  ];
}

function definesDecisions({ files }: Survey, path: string): boolean {
  const makers = files.get(path)?.details.makers ?? [];
  return makers.some(({ name, specifier }) => specifier === "@ashlar/core" && deciding.has(name));
}

/** The files of a folder that some of them import, also by way of others. */
function reach(
  survey: Survey,
  folder: string,
  from: readonly string[],
  enters: (path: string) => boolean,
): ReadonlySet<string> {
  const reached = new Set(from);
  for (const path of reached) {
    for (const { to } of survey.files.get(path)?.imports ?? []) {
      if (
        to.kind === "file" &&
        to.path.startsWith(`${folder}/`) &&
        survey.files.has(to.path) &&
        enters(to.path)
      )
        reached.add(to.path);
    }
  }
  return reached;
}
