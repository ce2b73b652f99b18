/** How programs that commit are known. Each row says why a person is not caught by it. */
const signs: readonly { readonly of: "name" | "email"; readonly pattern: RegExp }[] = [
  // GitHub marks its apps; nobody else can have the mark.
  { of: "name", pattern: /\[bot\]$/i },
  { of: "email", pattern: /\[bot\]@/i },
  // "release-bot", "bot-release": set off by a hyphen or the like. Talbot, and Jan Bot by the space, are people.
  { of: "name", pattern: /(?:^|[-_./])(?:ro)?bot(?:$|[-_./\d])/i },
  { of: "email", pattern: /^(?:[^@]*[-_+])?(?:ro)?bot(?:[-_+\d][^@]*)?@/i },
  // "ImgBot", "TravisBot": a capital within the word.
  { of: "name", pattern: /[a-z]Bot$/ },
  // "Release Bot": what a program does, as its name.
  {
    of: "name",
    pattern:
      /\b(?:automation|auto|build|bump|cd|ci|commit|deploy(?:ment)?|docs?|format(?:ter)?|github|gitlab|i18n|issue|merge|pr|release|robot|security|service|slack|sync|translation|update|version)[ -](?:ro)?bot\b/i,
  },
  // Products that commit by their own name.
  {
    of: "name",
    pattern:
      /^(?:allcontributors|backportbot|codecov|copybara(?:[ -]service)?|crowdin|deepsource(?: autofix)?|dependabot(?:[ -]preview)?|depfu|flux(?:cd)?|github[ -]?actions?|gitlab[ -]?ci|google[ -]cla|greenkeeper|hosted weblate|imgbot|jenkins|mergify|netlify[ -]?cms|pre-commit(?:[ -]ci)?|pull|pyup|renovate(?:[ -]bot)?|restyled(?:[ -]commits)?|scala steward|semantic[ -]release|snyk|sonatype[ -]lift|teamcity|transifex|travis(?:[ -]ci)?|weblate(?: \(bot\))?|whitesource|mend)(?:\.(?:io|com))?$/i,
  },
  // Accounts that a build uses.
  {
    of: "email",
    pattern:
      /^(?:actions|automation|builds?|circleci|ci|ci-?cd|deploy|jenkins|github-?actions?|gitlab-ci|semantic-release|travis)@/i,
  },
];

/** Whether a program made a commit, by its author's name and address. Doubtful cases count as people. */
export function isBot(name: string, email: string): boolean {
  return signs.some(({ of, pattern }) => pattern.test((of === "name" ? name : email).trim()));
}
