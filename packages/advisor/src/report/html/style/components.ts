/** What the parts are made of: chips, tables, cards and lists. */
export const components = `
.chip {
  display: inline-block; padding: 0.05rem 0.5rem; border-radius: 3px; font: 500 0.8125rem/1.5 var(--sans); white-space: nowrap;
  background: var(--sunken); color: var(--soft); vertical-align: 0.08em;
}
.chip.good { background: var(--good-tint); color: var(--good); }
.chip.warn { background: var(--warn-tint); color: var(--warn); }
.chip.bad { background: var(--bad-tint); color: var(--bad); }

table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; line-height: 1.5; }
caption { text-align: left; font: 600 1.0625rem/1.4 var(--serif); padding-bottom: 0.4rem; }
th, td { text-align: left; vertical-align: top; padding: 0.55rem 1.25rem 0.55rem 0; border-top: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-top: 0; padding-block: 0.1rem; color: var(--soft); font-weight: 400; font-size: 0.8125rem; }
tbody th { font-weight: 500; }
.change { display: block; }
.flag { white-space: nowrap; }
.from { color: var(--soft); }
#values tbody th, #values td:first-of-type { white-space: nowrap; }
#gates tbody th { width: 38%; font-weight: 400; }
#gates td:nth-of-type(2) { width: 26%; }
#flips tbody th { width: 58%; font-weight: 400; }
#forces tbody th { width: 26%; }

.reasons, .questions { padding: 0; list-style: none; display: grid; gap: 1.1rem; max-width: 48rem; }
.reasons > li, .questions > li { position: relative; padding-left: 2.25rem; }
.reasons > li::before, .questions > li::before {
  content: attr(data-number); position: absolute; left: 0; top: 0; font: 500 1.125rem/1.45 var(--serif); color: var(--soft);
}
.here { color: var(--good); }
.more > summary { color: var(--soft); }
.more > ol { margin-top: 1.1rem; }
.ask { font-family: var(--serif); font-size: 1.125rem; line-height: 1.4; }

.module, .gap { padding-left: 1.1rem; border-left: 3px solid var(--edge); max-width: 48rem; }
.gap { border-color: var(--warn-fill); }
.module > * + *, .gap > * + * { margin-top: 0.3rem; }
.form { font: 400 0.9375rem var(--sans); color: var(--soft); margin-left: 0.4rem; }
.own { font-size: 0.9375rem; }
.step b { color: var(--good); font-weight: 600; margin-right: 0.25rem; }
.file { background: var(--sheet); border: 1px solid var(--line); border-radius: 4px; max-width: 48rem; }
.file figcaption { padding: 0.4rem 1rem; border-bottom: 1px solid var(--line); color: var(--soft); }
pre { margin: 0; padding: 0.75rem 1rem; white-space: pre-wrap; line-height: 1.55; }

.standing { display: grid; grid-template-columns: minmax(0, 29rem) minmax(0, 1fr); gap: 2rem; align-items: start; }
.verdict { font-family: var(--serif); font-size: 1.1875rem; line-height: 1.4; }
.points { list-style: none; padding: 0; margin-top: 1.25rem; display: grid; gap: 0.75rem; }

.stages { list-style: none; padding: 0; max-width: 52rem; }
.stages > li { position: relative; padding: 0 0 1.75rem 2rem; border-left: 2px solid var(--line); margin-left: 0.5rem; }
.stages > li:last-child { border-left-color: transparent; padding-bottom: 0; }
.stages > li::before {
  content: ""; position: absolute; left: -0.5rem; top: 0.3rem; width: 0.875rem; height: 0.875rem; border-radius: 50%;
  background: var(--ground); border: 2px solid var(--edge);
}
.stages > li.now::before { background: var(--good); border-color: var(--good); }
.stages > li.next::before { border-color: var(--good); }
.stages ul { margin-top: 0.4rem; list-style: disc; }
.stages dl { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0.75rem 2rem; margin-top: 0.75rem; font-size: 0.9375rem; line-height: 1.5; }
dt { color: var(--soft); font-size: 0.875rem; }

.legend { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 0.75rem 2rem; font-size: 0.9375rem; line-height: 1.45; }
.legend dt, .scores dt { text-transform: capitalize; }
.pattern { display: grid; grid-template-columns: minmax(0, 1fr) 27rem; gap: 0.75rem 2.5rem; border-top: 1px solid var(--line); padding-top: 1.25rem; }
.pattern ul { font-size: 0.9375rem; }
.pattern p { margin-top: 0.35rem; }
.condition { color: var(--warn); font-weight: 550; }
.fit .total { margin: 0; color: var(--soft); font-size: 0.875rem; }
.total b { font: 500 1.5rem/1.1 var(--serif); color: var(--ink); margin-right: 0.2rem; }
.scores { margin-top: 0.4rem; display: grid; grid: repeat(3, auto) / auto-flow minmax(0, 1fr); gap: 0.2rem 1.5rem; font-size: 0.875rem; line-height: 1.35; }
.scores > div { display: grid; grid-template-columns: 5.75rem minmax(0, 1fr); align-items: center; }
.scores dd { display: grid; grid-template-columns: minmax(0, 1fr) 2rem; gap: 0.5rem; align-items: center; font-variant-numeric: tabular-nums; }

.capabilities { columns: 2; column-gap: 2.5rem; }
.capability { break-inside: avoid; border-top: 1px solid var(--line); padding: 0.9rem 0 1.25rem; }
.stones { white-space: nowrap; font-size: 0.9375rem; }
.content > h3 + ul { margin-top: 0.4rem; }
.findings { list-style: none; padding: 0; display: grid; gap: 0.5rem; margin-top: 0.5rem; font-size: 0.9375rem; line-height: 1.5; }
.place { color: var(--calm); }
summary { cursor: pointer; }
.capability details { margin-top: 0.5rem; }
.capability summary { color: var(--soft); font-size: 0.875rem; }
#beliefs details { border-top: 1px solid var(--line); padding-top: 0.9rem; max-width: 48rem; }
#beliefs details:first-child { border-top: 0; padding-top: 0; }
#beliefs summary { font: 500 1.125rem/1.4 var(--serif); }
#beliefs p { margin-top: 0.4rem; }

@media screen and (max-width: 72rem) {
  .pattern { grid-template-columns: minmax(0, 1fr); }
}
@media screen and (max-width: 60rem) {
  .standing { grid-template-columns: minmax(0, 1fr); }
}
@media screen and (max-width: 44rem) {
  table, caption, tbody, tr, th, td { display: block; width: auto; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { border-top: 1px solid var(--line); padding: 0.6rem 0; }
  tbody th, td { border: 0; padding: 0.1rem 0; }
  #gates tbody th, #gates td:nth-of-type(2), #flips tbody th, #forces tbody th { width: auto; }
  td::before { content: attr(data-heading) " "; color: var(--soft); font-size: 0.8125rem; margin-right: 0.35rem; }
  tbody th { font-weight: 550; }
  .stages dl, .legend { grid-template-columns: minmax(0, 1fr); }
  .capabilities { columns: 1; }
  #values td, #history td { display: inline; margin-right: 0.4rem; }
  #values td::before { content: none; }
  .scores { grid: auto-flow auto / minmax(0, 1fr); }
}
`;
