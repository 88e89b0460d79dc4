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

// Three figures that count.
export const short = (number) =>
  Number.isFinite(number) ? (Math.abs(number) >= 100 ? Math.round(number).toString() : Number(number.toPrecision(3)).toString()) : '–';
