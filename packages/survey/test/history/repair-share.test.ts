import { expect, test } from "vitest";
import { isRepair, repairShare } from "../../src/history/repair-share.ts";

test.each([
  'Revert "Add gift cards"',
  "revert: add gift cards",
  "fix(orders): revert the rounding",
  "Reverts 1a2b3c4",
  "Hotfix: wrong VAT",
  "hot-fix for the login",
  "Emergency fix of the queue",
  "Back out of the new pool",
  "roll back the migration of orders",
])("repairs: %s", (subject) => {
  expect(isRepair(subject)).toBe(true);
});

test.each([
  "Fix a typo",
  "fix(orders): round half up",
  "Add a revert button",
  "Revert button for drafts",
  'Reapply "Add gift cards"',
  'Revert "Revert "Add gift cards""',
  "docs: describe the hotfix process",
  "Support rollback of migrations",
  "Rollback support in the migrator",
  "Prevert",
  "",
])("does not repair: %s", (subject) => {
  expect(isRepair(subject)).toBe(false);
});

test("the share is 0 of nothing", () => {
  expect(repairShare([])).toBe(0);
  expect(repairShare([{ isRepair: true }, { isRepair: false }])).toBe(0.5);
});
