/** The documentation page's looks: light or dark as the reader's system is, from a phone's width up. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #f5f3ef; --sheet: #fffefc; --sunken: #efece6; --ink: #24211d; --soft: #665f55; --line: #dcd6cb;
  --command: #944212; --query: #1d5a87; --good: #2c6a35; --bad: #a52a2a; --focus: #1d5a87;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #191816; --sheet: #22201d; --sunken: #171614; --ink: #ece7de; --soft: #a79f92; --line: #3a3630;
    --command: #eaa06c; --query: #85bde6; --good: #8cc996; --bad: #f09a92; --focus: #85bde6;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif;
}
a { color: inherit; text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
code, pre, textarea, input { font-family: var(--mono); font-size: 0.875rem; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--sheet); padding: 0.5rem 1rem; }

.page { max-width: 78rem; margin: 0 auto; padding: 2rem 1.5rem 5rem; }
header { display: flex; align-items: center; gap: 0.9rem; margin-bottom: 1.75rem; }
header svg { width: 2.5rem; height: 2.5rem; flex: none; fill: var(--ink); }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0; font-weight: 650; letter-spacing: -0.01em; overflow-wrap: anywhere; }
header p { margin: 0.15rem 0 0; color: var(--soft); font-size: 0.9375rem; }
.columns { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 2.5rem; align-items: start; }
nav { position: sticky; top: 1.5rem; max-height: calc(100vh - 3rem); overflow: auto; font-size: 0.9375rem; }
nav h2 { font-size: 0.9375rem; font-weight: 650; margin: 0 0 0.25rem; }
nav ul { list-style: none; margin: 0 0 1.25rem; padding: 0; }
nav li a { display: block; padding: 0.2rem 0 0.2rem 0.75rem; border-left: 2px solid var(--line); color: var(--soft); text-decoration: none; overflow-wrap: anywhere; }
nav li a:hover { color: var(--ink); border-color: currentColor; }

.tools { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin-bottom: 2rem; }
label { display: block; font-size: 0.875rem; color: var(--soft); margin-bottom: 0.3rem; }
input, textarea {
  width: 100%; color: var(--ink); background: var(--sunken); border: 1px solid var(--line); border-radius: 3px;
  padding: 0.55rem 0.7rem; line-height: 1.5;
}
.tools input { background: var(--sheet); }
textarea { resize: vertical; tab-size: 2; }

section.module { margin-bottom: 2.25rem; }
section.module > h2 { font-size: 1.15rem; margin: 0 0 0.7rem; font-weight: 650; }
.operation { background: var(--sheet); border: 1px solid var(--line); margin-top: -1px; }
.operation:first-of-type { border-radius: 4px 4px 0 0; }
.operation:last-of-type { border-radius: 0 0 4px 4px; }
.operation > summary {
  display: grid; grid-template-columns: 5.25rem minmax(0, auto) 1fr; gap: 0.1rem 0.75rem; align-items: baseline;
  padding: 0.75rem 1rem; cursor: pointer; list-style: none; border-left: 4px solid var(--tone);
}
.operation > summary::-webkit-details-marker { display: none; }
.operation > summary:hover { background: color-mix(in srgb, var(--tone) 6%, transparent); }
.operation[open] > summary { border-bottom: 1px solid var(--line); }
.command { --tone: var(--command); }
.query { --tone: var(--query); }
.kind { color: var(--tone); font-size: 0.875rem; font-weight: 600; }
.path { font-size: 0.9375rem; overflow-wrap: anywhere; }
.access { justify-self: end; color: var(--soft); font-size: 0.875rem; text-align: right; }
.summary { grid-column: 2 / -1; color: var(--soft); font-size: 0.9375rem; }
.body { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 2rem; padding: 1.1rem 1.25rem 1.5rem; }
.facts { margin: 0; font-size: 0.9375rem; color: var(--soft); }
.method { font: 600 0.8125rem var(--mono); color: var(--ink); margin-right: 0.4rem; }
h4 { font-size: 0.9375rem; margin: 1.2rem 0 0.35rem; font-weight: 650; }
.schema { list-style: none; margin: 0; padding: 0; font-size: 0.9375rem; }
.schema .schema { margin: 0.3rem 0 0.1rem; padding-left: 0.9rem; border-left: 1px solid var(--line); }
.schema li { padding: 0.25rem 0; overflow-wrap: anywhere; }
.name { font-weight: 600; margin-right: 0.35rem; }
.type { color: var(--soft); font-size: 0.875rem; margin: 0; }
.optional { color: var(--soft); font-size: 0.8125rem; font-style: italic; }
.description { margin: 0.1rem 0 0; color: var(--soft); font-size: 0.875rem; }
.rejection { margin-bottom: 0.5rem; }
.rejection > code { color: var(--bad); font-weight: 600; }
.rejection .schema { padding-left: 0.9rem; border-left: 1px solid var(--line); }

.try label:not(:first-child) { margin-top: 0.8rem; }
.actions { display: flex; gap: 0.6rem; margin: 0.9rem 0 0; }
button {
  font: inherit; font-size: 0.9375rem; cursor: pointer; padding: 0.45rem 1.1rem; border-radius: 3px;
  border: 1px solid var(--line); background: transparent; color: var(--ink);
}
button[type="submit"] { background: var(--ink); border-color: var(--ink); color: var(--sheet); font-weight: 600; }
button:hover { border-color: var(--soft); }
button:disabled { opacity: 0.5; cursor: default; }
.response { margin-top: 1rem; border-left: 3px solid var(--line); padding-left: 0.9rem; }
.response[data-tone="good"] { border-color: var(--good); }
.response[data-tone="refused"] { border-color: var(--command); }
.response[data-tone="bad"] { border-color: var(--bad); }
.status { margin: 0; font-size: 0.875rem; overflow-wrap: anywhere; }
pre {
  margin: 0.5rem 0 0; padding: 0.7rem; background: var(--sunken); border-radius: 3px; max-height: 24rem; overflow: auto;
  line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere;
}
.empty { color: var(--soft); }

@media (max-width: 60rem) {
  .columns { display: block; }
  nav { display: none; }
}
@media (max-width: 44rem) {
  .page { padding: 1.25rem 1rem 3rem; }
  .tools, .body { grid-template-columns: minmax(0, 1fr); gap: 1rem; }
  .operation > summary { grid-template-columns: minmax(0, 1fr) auto; padding: 0.7rem 0.85rem; }
  .operation > summary .path { grid-row: 2; grid-column: 1 / -1; }
  .summary { grid-column: 1 / -1; }
  .body { padding: 0.9rem 0.95rem 1.25rem; }
  input, textarea { font-size: 16px; }
}
`;
