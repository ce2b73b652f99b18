import { expect, test } from "vitest";
import { isBot } from "../../src/history/bots.ts";

test.each([
  ["dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com"],
  ["renovate[bot]", "bot@renovateapp.com"],
  ["Renovate Bot", "renovate@whitesourcesoftware.com"],
  ["acme-bot", "ci@example.com"],
  ["bot-release", "x@example.com"],
  ["ImgBot", "ImgBotHelp@example.com"],
  ["Release Bot", "releases@example.com"],
  ["GitHub Actions", "actions@github.com"],
  ["github-actions", "41898282+github-actions[bot]@users.noreply.github.com"],
  ["Hosted Weblate", "hosted@weblate.org"],
  ["A Person", "semantic-release@example.com"],
  ["semantic-release-bot", "semantic-release-bot@martynus.net"],
  ["pre-commit-ci[bot]", "x@example.com"],
  ["Jenkins", "jenkins@example.com"],
])("%s <%s> is a bot", (name, email) => {
  expect(isBot(name, email)).toBe(true);
});

test.each([
  ["Ann Talbot", "ann.talbot@example.com"],
  ["Jan Bot", "jan.bot@example.com"],
  ["Abbott", "abbott@example.com"],
  ["A Person", "a.person@users.noreply.github.com"],
  ["Travis Smith", "travis.smith@example.com"],
  ["Robotnik", "robotnik@example.com"],
  ["Pull Smith", "pull.smith@example.com"],
  ["", ""],
])("%s <%s> is a person", (name, email) => {
  expect(isBot(name, email)).toBe(false);
});
