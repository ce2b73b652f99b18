/** The page, its parts with their headings in the margin, and the letters. */
export const layout = `
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: anywhere; font: 16px/1.6 var(--sans);
}
a { color: inherit; text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.25; margin: 0; text-wrap: balance; }
h2 { font-size: 1.375rem; letter-spacing: -0.005em; }
h3 { font-size: 1.0625rem; }
p, ul, ol, dl, dd, figure { margin: 0; }
ul, ol { padding-left: 1.2rem; }
li::marker { color: var(--soft); }
code { font-family: var(--mono); font-size: 0.875em; }
.quiet { color: var(--soft); font-size: 0.9375rem; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--sheet); padding: 0.5rem 1rem; z-index: 1; }

.page { max-width: 76rem; margin: 0 auto; padding: 3.5rem 2rem 4rem; }
header { max-width: 56rem; }
.system { display: flex; align-items: center; gap: 0.6rem; color: var(--soft); }
.system b { color: var(--ink); font-weight: 600; }
.system svg { align-self: start; width: 1.5rem; height: 1.5rem; flex: none; fill: var(--good); }
h1 { font-size: clamp(1.625rem, 1.1rem + 2.1vw, 2.5rem); font-weight: 500; line-height: 1.2; letter-spacing: -0.015em; margin: 1rem 0 1.5rem; }
.warning {
  margin: 0 0 0.75rem; padding: 0.6rem 1rem; background: var(--warn-tint); color: var(--warn); border-left: 3px solid var(--warn);
  font-weight: 550;
}
.facts { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 1.5rem; margin-top: 1.75rem; }
.facts > div { border-top: 2px solid var(--ink); padding-top: 0.5rem; }
.facts dt { color: var(--soft); font-size: 0.875rem; }
.facts dd { font-family: var(--serif); font-size: 1.0625rem; line-height: 1.35; }
nav { margin: 2.75rem 0 0; padding: 0.75rem 0; border-top: 1px solid var(--line); font-size: 0.9375rem; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.15rem 1.25rem; }
nav a { color: var(--soft); text-decoration: none; display: inline-block; padding: 0.2rem 0; }
nav a:hover { color: var(--ink); text-decoration: underline; }

section {
  display: grid; grid-template-columns: 14rem minmax(0, 1fr); column-gap: 3rem; border-top: 1px solid var(--line);
  padding: 2.25rem 0 3rem;
}
.margin .quiet { margin-top: 0.6rem; font-size: 0.875rem; line-height: 1.5; }
.content > * + * { margin-top: 1.25rem; }
footer { border-top: 1px solid var(--line); padding-top: 1.25rem; }
footer p { max-width: 44rem; }

@media screen and (max-width: 60rem) {
  section { display: block; padding: 1.75rem 0 2.25rem; }
  .margin { margin-bottom: 1.25rem; max-width: 40rem; }
}
@media screen and (max-width: 44rem) {
  .page { padding: 1.5rem 1rem 3rem; }
  .facts { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.1rem; }
  nav { margin-top: 2rem; }
}
`;
