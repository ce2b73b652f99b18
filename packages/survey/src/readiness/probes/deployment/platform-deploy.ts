import type { Probe } from "../../probe.js";
import { isProductPath } from "../../product-path.js";

const platformFiles = new Set(
  "vercel.json netlify.toml render.yaml railway.json railway.toml app.json .platform.app.yaml apprunner.yaml amplify.yml .do/app.yaml cloudbuild.yaml".split(
    " ",
  ),
);

/** Whether a hosting platform is set up to deploy what is pushed. */
export const platformDeploy: Probe = {
  id: "platform-deploy",
  capability: "deployment",
  strength: "wired",
  looksFor: "The settings of a platform that deploys by itself what is pushed.",
  look: (files) => {
    const found = files.paths.filter(
      (path) =>
        (platformFiles.has(path) || platformFiles.has(path.slice(path.lastIndexOf("/") + 1))) &&
        (path.startsWith(".do/") || isProductPath(path)) &&
        isSettings(path, files.read(path)),
    );
    if (found.length > 0)
      return [
        {
          outcome: "true",
          message:
            "A hosting platform is set up for this repository; such platforms deploy what is pushed and keep earlier releases.",
          places: found.slice(0, 4).map((file) => ({ file })),
        },
      ];
    return [
      {
        outcome: "not-available",
        message: "No platform's settings are here; many platforms keep them on their side.",
      },
    ];
  },
};

function isSettings(path: string, text: string | undefined): boolean {
  if (text === undefined || text.trim() === "") return false;
  // Expo names its settings app.json as well.
  if (path.endsWith("app.json")) return /"(?:buildpacks|formation|addons)"/.test(text);
  if (path.endsWith("cloudbuild.yaml")) return /\bdeploy\b/.test(text.replace(/#.*$/gm, ""));
  return true;
}
