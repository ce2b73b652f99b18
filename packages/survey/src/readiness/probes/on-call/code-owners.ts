import type { Probe } from "../../probe.js";

const paths = ["CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"];

/** Whether somebody owns the code. That is far from being on call. */
export const codeOwners: Probe = {
  id: "code-owners",
  capability: "on-call",
  strength: "declared",
  looksFor: "A file that says who owns which code.",
  look: (files) => {
    for (const file of paths) {
      const lines = (files.read(file) ?? "").split("\n");
      const at = lines.findIndex((line) => /^[^#\s]\S*\s+.*@\S+/.test(line.trim()));
      if (at !== -1) {
        const message = "Code has named owners; whether they are called at night is not to be seen.";
        return [{ outcome: "true", message, places: [{ file, line: at + 1 }] }];
      }
    }
    return [
      { outcome: "not-available", message: "No file names owners; that says nothing of who is on call." },
    ];
  },
};
