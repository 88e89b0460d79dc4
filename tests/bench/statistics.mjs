// A few numbers, and what they say together.

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);

export function quantile(numbers, share) {
  const all = sorted(numbers);
  const place = (all.length - 1) * share;
  const low = all[Math.floor(place)];
  return low + (all[Math.ceil(place)] - low) * (place - Math.floor(place));
}

export const median = (numbers) => quantile(numbers, 0.5);

export function spread(numbers) {
  return { median: median(numbers), min: Math.min(...numbers), max: Math.max(...numbers), rounds: numbers };
}

// Round by round, so that what disturbs the machine for a while disturbs both.
export const ratios = (ours, theirs) => ours.map((value, round) => value / theirs[round]);

// The product and what it is compared with.
export function compared(ours, theirs, of = (figures) => figures.per_second) {
  const all = (list) => list.map(of);
  return { ratio: spread(ratios(all(ours), all(theirs))), product: spread(all(ours)), base: spread(all(theirs)), figures: { product: ours, base: theirs } };
}

// A B, then B A: whoever comes second finds the machine as the first left it.
export async function inTurn(round, ...measures) {
  const figures = [];
  const order = [...measures.entries()];
  for (const [which, measure] of round % 2 === 0 ? order.reverse() : order) figures[which] = await measure();
  return figures;
}

// Three figures that count.
export const short = (number) =>
  Number.isFinite(number) ? (Math.abs(number) >= 100 ? Math.round(number).toString() : Number(number.toPrecision(3)).toString()) : '–';
