/** Whether a condition of a pipeline is written so that it never holds. */
export function isNeverTrue(condition: string | undefined): boolean {
  if (condition === undefined) return false;
  const bare = condition
    .trim()
    .replace(/^\$\{\{(.*)\}\}$/s, "$1")
    .trim();
  return (
    /^(?:['"]?false['"]?|0|never|eq\(\s*1\s*,\s*2\s*\)|and\(\s*false\b.*)$/i.test(bare) ||
    /^false\s*&&/.test(bare)
  );
}

/** Whether a setting such as `continue-on-error` is switched on, whatever else it says. */
export function isSwitchedOn(setting: string | undefined): boolean {
  return setting !== undefined && /^(?:true|yes|on)$/i.test(setting.trim());
}
