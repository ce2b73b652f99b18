import type { Advice } from "../../advice.js";
import { moduleForm } from "../words/module-form.js";
import type { Section } from "./section.js";

/** The modules that differ from the whole. */
export function modules({ modules }: Advice): Section {
  return {
    title: "Modules",
    items: modules.map((module) => ({
      head: `${module.name}: ${moduleForm(module)}`,
      body: [module.because],
    })),
  };
}
