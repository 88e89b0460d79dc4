// The cost of an act and of a page against the size of the journal, as a picture that needs nothing else: readable on
// light and on dark paper, and without colours, for each line bears its name.

import { reference, series } from './size.mjs';
import { short } from './statistics.mjs';

const [width, height] = [820, 380];
const plot = { left: 56, top: 44, right: width - 262, bottom: height - 48 };
const ratioMost = 2; // to the cost at the reference
const limit = 1.3; // the bar

const style = `
  svg { font: 13px system-ui, sans-serif; --ink: #1b1f24; --faint: #d0d7de; --sqlite: #0b6e4f; --postgresql: #1f5fbf; --limit: #b3261e; }
  @media (prefers-color-scheme: dark) { svg { --ink: #e6edf3; --faint: #3d444d; --sqlite: #5fd3a8; --postgresql: #79b8ff; --limit: #ff8a80; } }
  text { fill: var(--ink); } .grid { stroke: var(--faint); } .limit { stroke: var(--limit); stroke-dasharray: 2 3; }
  .sqlite { stroke: var(--sqlite); fill: none; } .postgresql { stroke: var(--postgresql); fill: none; }
  .act { stroke-width: 2.5; } .cases { stroke-width: 2; stroke-dasharray: 8 4; } .tasks { stroke-width: 2; stroke-dasharray: 2 3; }
  .said-sqlite { fill: var(--sqlite); } .said-postgresql { fill: var(--postgresql); } .said-limit { fill: var(--limit); }`;

const grouped = (number) => number.toLocaleString('en');

// Names at the end of their lines, moved apart where they would lie over one another.
function spreadOut(labels) {
  labels.sort((a, b) => a.y - b.y);
  for (let i = 1; i < labels.length; ++i) labels[i].y = Math.max(labels[i].y, labels[i - 1].y + 16);
  const over = labels.length > 0 ? Math.max(0, labels.at(-1).y - (plot.bottom + 8)) : 0;
  for (const label of labels) label.y -= over;
  return labels;
}

// Of the bars as they were recorded, one store or both; costs are shown against those beside, at `reference` events.
export function drawn(found) {
  const measured = found.filter(({ name }) => name.startsWith('size-'));
  const stores = Object.fromEntries(measured.map(({ name, points }) => [name.slice('size-'.length), points]));
  const sizes = Object.values(stores)[0].map((point) => point.events);
  const [first, last] = [Math.log10(sizes[0]), Math.log10(sizes.at(-1))];
  const x = (events) => plot.left + ((Math.log10(events) - first) / (last - first)) * (plot.right - plot.left);
  const y = (ratio) => plot.bottom - (Math.min(ratio, ratioMost) / ratioMost) * (plot.bottom - plot.top);
  const grid = [0, 0.5, 1, 1.5, 2].map((ratio) => `<line class="grid" x1="${plot.left}" x2="${plot.right}" y1="${y(ratio)}" y2="${y(ratio)}"/><text x="${plot.left - 8}" y="${y(ratio) + 4}" text-anchor="end">${ratio}</text>`);
  const ticks = sizes.map((events) => `<text x="${x(events)}" y="${plot.bottom + 20}" text-anchor="middle">${grouped(events)}</text>`);
  const lines = [];
  const labels = [];
  for (const [store, points] of Object.entries(stores)) {
    for (const { name, what } of series) {
      const growth = (point) => y(point.costs[name].ratio.median);
      lines.push(`<polyline class="${store} ${name}" points="${points.map((point) => `${x(point.events).toFixed(1)},${growth(point).toFixed(1)}`).join(' ')}"/>`);
      const title = store === 'sqlite' ? 'SQLite' : 'PostgreSQL';
      labels.push({ store, name, y: growth(points.at(-1)) + 4, text: `${title}, ${what}: ${short(points.at(-1).costs[name].product.median)} ms` });
    }
  }
  const names = spreadOut(labels).map(({ store, name, y: at, text }) => `<line class="${store} ${name}" x1="${plot.right + 10}" x2="${plot.right + 34}" y1="${(at - 4).toFixed(1)}" y2="${(at - 4).toFixed(1)}"/><text class="said-${store}" x="${plot.right + 40}" y="${at.toFixed(1)}" font-size="11">${text}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">
<title id="title">The cost of an act and of a page against the size of the journal, to that at ${grouped(reference)} events</title>
<style>${style}
</style>
<text x="${plot.left}" y="22" font-weight="600">Cost against the size of the journal (1 = at ${grouped(reference)} events)</text>
${grid.join('\n')}
${ticks.join('\n')}
<text x="${(plot.left + plot.right) / 2}" y="${height - 8}" text-anchor="middle">events in the journal</text>
<line class="limit" x1="${plot.left}" x2="${plot.right}" y1="${y(limit)}" y2="${y(limit)}"/><text class="said-limit" x="${plot.left + 4}" y="${y(limit) - 5}" font-size="11">at most ${limit}</text>
${lines.join('\n')}
${names.join('\n')}
</svg>
`;
}
