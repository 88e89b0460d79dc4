// What goes wrong, and when: drawn from the seed before anything runs.

import { Dice } from './dice.mjs';

const places = ['asked', 'half-asked', 'done', 'done', 'done', 'half-answered'];
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// In the order of their times, in milliseconds. Three heavy strikes at most, and many cuts.
export function drawStrikes(seed, nodes, hasServer, milliseconds) {
  const dice = new Dice('strikes', seed);
  const strikes = [];
  const heavy = ['kill', 'kill', 'freeze', 'cut all', ...(hasServer ? ['crash', 'cut all'] : [])];
  for (let i = 0, count = 1 + dice.below(3); i < count; ++i)
    strikes.push({ at: dice.between(0.1, 0.9) * milliseconds, what: dice.one(heavy), node: dice.below(nodes), rest: dice.between(0, 300) });
  for (let at = dice.between(0, 100); at < milliseconds; at += dice.between(20, 180))
    strikes.push({ at, what: 'cut', node: dice.below(nodes), place: dice.one(places), wire: hasServer && dice.chance(0.6) ? 'toDatabase' : 'toClients' });
  return strikes.sort((a, b) => a.at - b.at);
}

export const told = ({ at, what, node, place, wire }) => `${Math.round(at)} ms: ${what}${place ? ` ${place} ${wire}` : what === 'crash' ? '' : ` ${node}`}`;

// Carries them out; ends once everything is up again. One at a time for each node and for the database.
export async function carryOut(strikes, nodes, database) {
  const began = performance.now();
  const busy = new Map();
  const inTurn = (whose, work) => busy.set(whose, (busy.get(whose) ?? Promise.resolve()).then(work));
  for (const { at, what, node: number, place, wire, rest } of strikes) {
    await pause(Math.max(0, at - (performance.now() - began)));
    const node = nodes[number];
    if (what === 'cut') node[wire].arm(place);
    if (what === 'cut all') (node.toDatabase ?? node.toClients).cutAll();
    if (what === 'freeze') inTurn(node, () => node.freeze(rest));
    if (what === 'kill')
      inTurn(node, async () => {
        await node.kill();
        await pause(rest);
        await node.serve();
      });
    if (what === 'crash')
      inTurn(database, async () => {
        await database.crash();
        await pause(rest);
        await database.start();
      });
  }
  await Promise.all(busy.values());
}
