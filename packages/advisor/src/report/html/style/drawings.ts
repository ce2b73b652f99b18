/** What is drawn: bars, stones, the scale of stability, and the matrix. */
export const drawings = `
.bar { display: block; width: 100%; height: 8px; }
.track { fill: var(--sunken); }
.fill { fill: var(--edge); }
.chosen .fill, .fill.good { fill: var(--good); }
.blocked .fill, .fill.warn { fill: var(--warn-fill); }
.splitting .fill { fill: var(--calm); }
.binding .fill { fill: var(--warn-fill); }
.middle { fill: var(--ink); }
.force { display: grid; grid-template-columns: minmax(6rem, 14rem) max-content; gap: 0.75rem; align-items: center; }
.stones { margin-right: 0.4rem; }
.stones svg { width: 38px; height: 9px; margin-right: 0.25rem; }
.laid { fill: var(--good); stroke: var(--good); }
.stones .missing { fill: none; stroke: var(--edge); }

.meter { max-width: 40rem; }
.meter svg { display: block; width: 100%; max-width: 30rem; }
.meter .value { font: 600 14px var(--serif); fill: var(--ink); }
.meter .note, .axis { font: 11px var(--sans); fill: var(--soft); }
.mark { stroke: var(--ink); stroke-width: 1.5; fill: none; }
.meter figcaption { margin-top: 0.5rem; }

.matrix { display: block; width: 100%; max-width: 29rem; height: auto; }
.zone.danger { fill: var(--bad-tint); }
.zone.sustainable { fill: var(--good-tint); }
.zone.headroom { fill: var(--calm-tint); }
.zone.simple { fill: var(--sunken); }
.zone-name { font: 500 12px var(--sans); fill: var(--soft); }
.zone-name.danger { fill: var(--bad); }
.zone-name.sustainable { fill: var(--good); }
.zone-name.headroom { fill: var(--calm); }
.cross { stroke: var(--ground); stroke-width: 3; fill: none; }
.way { fill: none; stroke: var(--ink); stroke-width: 1.75; stroke-dasharray: 5 4; }
.stop { fill: var(--ground); stroke: var(--ink); stroke-width: 1.75; }
.point { stroke: var(--ink); stroke-width: 2; }
.point.now { fill: var(--ground); }
.point.target { fill: var(--ink); }
.point-word { font: 600 14px var(--serif); fill: var(--ink); }
`;
