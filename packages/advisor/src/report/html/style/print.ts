/** On paper: nothing folded, nothing cut in two that belongs together. */
export const print = `
@media print {
  @page { margin: 16mm 15mm; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  :root { color-scheme: light; --ground: #fff; --sheet: #fff; }
  html { font-size: 9.75pt; }
  body { font-size: 1rem; line-height: 1.5; }
  nav, .skip { display: none; }
  .page { max-width: none; padding: 0; }
  section { display: block; padding: 1.25rem 0; }
  .margin { break-after: avoid; margin-bottom: 0.75rem; }
  h2, h3, caption { break-after: avoid; }
  article, tr, .reasons > li, .questions > li, .stages > li, figure, .facts, .file { break-inside: avoid; }
  .facts { margin-bottom: 2rem; }
  .standing { grid-template-columns: 22rem minmax(0, 1fr); }
  .pattern { grid-template-columns: minmax(0, 1fr) 25rem; }
  details:not([open])::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; }
  thead { display: table-header-group; }
}
`;
