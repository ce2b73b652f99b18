const runners: readonly RegExp[] = [
  /^(?:npx|bunx|pnpx|pnpm exec|pnpm dlx|yarn exec|yarn dlx|npm exec)(?: -\S+)*(?: --)? /,
  /^(?:bundle exec|poetry run|pipenv run|rye run|pdm run|hatch run|dotenv|mise exec --|nix develop -c) /,
  /^uv run(?: -\S+)* /,
  /^python[\d.]* -m /,
  /^docker(?:-compose| compose)(?: -f \S+)* (?:run|exec)(?: -\S+)* \S+ /,
  /^(?:timeout(?: -\S+)* \S+|xvfb-run(?: -\S+| --\S+(?:=\S+)?)*|retry(?: -\S+)*|nice|xargs(?: -\S+)*) /,
  /^(?:\.\/|\.\\|bin\/|\.\/bin\/|node_modules\/\.bin\/|\.\/node_modules\/\.bin\/)/,
  /^(?:yarn|pnpm|bun) (?=(?:jest|vitest|mocha|ava|tap|playwright|cypress|wdio|nx|turbo|cdk|serverless|sst) )/,
];

/** A command without what only starts it, so that it begins with its program: `npx`, `bundle exec`, `poetry run`, … */
export function withoutRunner(command: string): string {
  let rest = command;
  for (let at = 0; at < runners.length; at++) {
    const shorter = rest.replace(runners[at]!, "");
    if (shorter === rest) continue;
    rest = shorter;
    at = -1;
  }
  return rest;
}
