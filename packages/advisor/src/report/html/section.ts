/** A part of the page: a heading in the margin, with a few words, and its content beside it. */
export interface PageSection {
  readonly id: string;
  readonly title: string;
  /** The title in the navigation. */
  readonly short: string;
  /** HTML: how to read what follows. */
  readonly lead: string;
  /** HTML; empty when there is nothing to tell, and then the section is left out. */
  readonly content: string;
}

/** A section as HTML. */
export function sectionView({ id, title, lead, content }: PageSection): string {
  return `<section id="${id}" aria-labelledby="${id}-title">
<div class="margin">
<h2 id="${id}-title">${title}</h2>
<p class="quiet">${lead}</p>
</div>
<div class="content">
${content}
</div>
</section>`;
}
