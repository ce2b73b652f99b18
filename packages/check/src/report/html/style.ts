/** The page's looks: light or dark as the reader's system is, from a phone's width up, and on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #f5f3ef; --sheet: #fffefc; --sunken: #efece6; --ink: #24211d; --soft: #665f55; --line: #dcd6cb; --edge: #9a9184;
  --bad: #b3261e; --bad-tint: #fbe9e6; --warn: #8a5a00; --warn-tint: #f8eed7; --good: #2c6a35; --focus: #1d5a87;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #191816; --sheet: #22201d; --sunken: #171614; --ink: #ece7de; --soft: #a79f92; --line: #3a3630; --edge: #7d756a;
    --bad: #f2877c; --bad-tint: #43231f; --warn: #e3b45c; --warn-tint: #3d301a; --good: #8cc996; --focus: #85bde6;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: anywhere;
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif;
}
a { color: inherit; text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
h1, h2, h3, h4 { line-height: 1.25; font-weight: 650; text-wrap: balance; }
h2 { font-size: 1.15rem; margin: 0 0 0.35rem; }
p, ul { margin: 0; }
ul { padding-left: 1.2rem; }
code, pre, .place { font-family: var(--mono); font-size: 0.875em; }
.quiet { color: var(--soft); font-size: 0.9375rem; }
.bad { color: var(--bad); }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--sheet); padding: 0.5rem 1rem; }

.page { max-width: 78rem; margin: 0 auto; padding: 2rem 1.5rem 5rem; }
header { display: flex; align-items: center; gap: 0.9rem; margin-bottom: 2rem; }
header svg { width: 2.5rem; height: 2.5rem; flex: none; fill: var(--good); }
header.violates svg { fill: var(--bad); }
h1 { font-size: 1.5rem; margin: 0; letter-spacing: -0.01em; }
header p { color: var(--soft); }

.graph { margin-bottom: 2.75rem; }
.canvas {
  margin-top: 0.9rem; padding: 0.75rem; overflow: auto; max-height: min(90vh, 56rem); background: var(--sheet);
  border: 1px solid var(--line); border-radius: 4px;
}
.canvas svg { display: block; margin: 0 auto; }
.canvas text { text-anchor: middle; font-size: 11px; fill: var(--soft); }
.node { text-decoration: none; outline: none; }
.node rect { fill: var(--ground); stroke: var(--edge); stroke-width: 1.25; }
.node .name { font: 600 13px var(--mono); fill: var(--ink); }
.node.violates rect { fill: var(--bad-tint); stroke: var(--bad); stroke-width: 1.75; }
.node:hover rect { stroke: var(--ink); }
.node:focus-visible rect { stroke: var(--focus); stroke-width: 3; }
.edge path { fill: none; stroke: var(--edge); stroke-width: 1.25; }
.edge text { paint-order: stroke; stroke: var(--sheet); stroke-width: 4px; stroke-linejoin: round; }
.edge.violates path { stroke: var(--bad); stroke-width: 2.5; }
.edge.violates text { fill: var(--bad); font-weight: 700; font-size: 12px; }
marker.holds { fill: var(--edge); }
marker.violates { fill: var(--bad); }
.edge.rest { visibility: hidden; }
.graph:has(#draw-all:checked) .edge.rest { visibility: visible; }

.columns { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 2.5rem; align-items: start; }
nav { position: sticky; top: 1.5rem; max-height: calc(100vh - 3rem); overflow: auto; font-size: 0.9375rem; }
nav h2 { font-size: 0.9375rem; margin: 0 0 0.25rem; }
nav ul { list-style: none; margin: 0 0 1.25rem; padding: 0; }
nav a {
  display: flex; justify-content: space-between; gap: 0.75rem; padding: 0.2rem 0 0.2rem 0.75rem; color: var(--soft);
  border-left: 2px solid var(--line); text-decoration: none;
}
nav a:hover { color: var(--ink); border-color: currentColor; }
nav span { font-variant-numeric: tabular-nums; }

main > section { margin-bottom: 2.5rem; }
.rule { --tone: var(--bad); --tint: var(--bad-tint); }
.rule.warning { --tone: var(--warn); --tint: var(--warn-tint); }
.rule .id { color: var(--tone); font-weight: 600; }
article {
  margin-top: 0.9rem; padding: 0.9rem 1.1rem; background: var(--sheet); border: 1px solid var(--line);
  border-left: 4px solid var(--tone); border-radius: 0 4px 4px 0; content-visibility: auto; contain-intrinsic-size: auto 11rem;
}
.violation + .violation { margin-top: 0.9rem; padding-top: 0.9rem; border-top: 1px solid var(--line); }
.message { font-weight: 550; }
.place { color: var(--soft); }
pre {
  margin: 0.5rem 0 0; padding: 0.5rem 0.75rem; background: var(--sunken); border-radius: 3px; line-height: 1.6;
  overflow-x: auto; overflow-wrap: normal;
}
pre .line { color: var(--soft); margin-right: 1rem; user-select: none; }
mark { color: inherit; background: var(--tint); border-bottom: 2px solid var(--tone); padding: 0.1em 0; }
summary { cursor: pointer; color: var(--soft); font-size: 0.9375rem; }
details { margin-top: 0.5rem; }
.details { margin-top: 0.75rem; font-size: 0.9375rem; }
.fix { margin-top: 0.75rem; }
.fix b { color: var(--good); margin-right: 0.35rem; }

.modules { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1.5rem 2rem; }
.modules > li { padding-top: 0.6rem; border-top: 1px solid var(--line); }
.modules > li:target { border-top: 3px solid var(--focus); padding-top: calc(0.6rem - 2px); }
h3 { font: 600 0.9375rem var(--mono); margin: 0; }
h4 { font-size: 0.875rem; margin: 0.5rem 0 0; }
.modules ul { font-size: 0.9375rem; }
.skipped { font-size: 0.9375rem; }

@media (max-width: 60rem) {
  .columns { display: block; }
  nav { position: static; max-height: none; margin-bottom: 2rem; }
}
@media (max-width: 44rem) {
  .page { padding: 1.25rem 1rem 3rem; }
  header { align-items: flex-start; }
  h1 { font-size: 1.25rem; }
  article { padding: 0.8rem 0.85rem; }
}
@media print {
  :root { --ground: #fff; --sheet: #fff; }
  body { font-size: 11pt; }
  nav, .skip, .print-not { display: none; }
  .columns { display: block; }
  .canvas { overflow: visible; max-height: none; border: 0; padding: 0; }
  .canvas svg { max-width: 100%; height: auto; }
  article { content-visibility: visible; break-inside: avoid; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
}
`;
