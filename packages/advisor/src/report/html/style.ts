import { components } from "./style/components.js";
import { drawings } from "./style/drawings.js";
import { layout } from "./style/layout.js";
import { print } from "./style/print.js";
import { tokens } from "./style/tokens.js";

/** The page's looks: light or dark as the reader's system is, from a phone's width up, and on paper. */
export const style = [tokens, layout, components, drawings, print].join("");
