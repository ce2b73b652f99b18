import type { Violation } from "../violation.js";
import type { Aspect, ContractChange } from "./contract-change.js";
import type { ContractConsumer } from "./contract-consumer.js";

/**
 * The rule `stable-contracts`: each breaking change is a violation, which names the consumers that it breaks.
 *
 * @param consumers every use of the contracts by other modules.
 * @param fileOf the file that declares a contract; of one that is gone, where it was or is missed.
 * @example
 * ```ts
 * const changes = changesOf(before, after);
 * contractViolations(changes, consumers, (name) => `modules/${name}/contract.ts`);
 * ```
 */
export function contractViolations(
  changes: readonly ContractChange[],
  consumers: readonly ContractConsumer[],
  fileOf: (contract: string) => string,
): readonly Violation[] {
  return changes
    .filter(({ kind }) => kind === "breaking")
    .map((change) =>
      violationOf(
        change,
        consumers.filter((consumer) => isHurt(consumer, change)),
        fileOf,
      ),
    );
}

function violationOf(
  change: ContractChange,
  hurt: readonly ContractConsumer[],
  fileOf: (contract: string) => string,
): Violation {
  const { contract, part, path, difference, message, fix = "" } = change;
  return {
    rule: "stable-contracts",
    identity: `${[contract, part, path].filter(Boolean).join(" ")}: ${difference}`,
    message,
    fix: `${fix} If the break is meant, accept it with \`ashlar check --accept\`.`,
    places: [{ file: fileOf(contract) }, ...hurt.map(({ file, line, column }) => ({ file, line, column }))],
    details: detailsOf(change, hurt),
  };
}

// Other modules' code knows nothing of access, which is for callers from outside, nor of keys, which are for what is stored.
function isOfModules(aspect: Aspect): boolean {
  return aspect !== "access" && aspect !== "key";
}

function isHurt({ contract, member }: ContractConsumer, change: ContractChange): boolean {
  if (!isOfModules(change.aspect)) return false;
  return contract === change.contract && (change.member === undefined || member === change.member);
}

function detailsOf(
  { aspect, member, contract }: ContractChange,
  hurt: readonly ContractConsumer[],
): readonly string[] {
  if (hurt.length > 0) {
    return hurt.map((one) => `${one.module} uses ${one.contract}.${one.member} in ${one.file}:${one.line}`);
  }
  return isOfModules(aspect)
    ? [`No other module uses ${member === undefined ? contract : `${contract}.${member}`}.`]
    : [];
}
