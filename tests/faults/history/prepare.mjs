// A campaign as it stands in mid-May, with its people and what they would have done by then: the start of every seed.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { run } from '../../bench/processes.mjs';
import { Node } from './nodes.mjs';
import { placeOf } from './recorder.mjs';
import { exported } from './seed.mjs';

const administrator = 'administration@academie.example';

function livesIn(file) {
  return readFileSync(file, 'utf8').trimEnd().split('\n\n').map((life) =>
    life.split('\n').filter(Boolean).map((line) => {
      const [target, token, , piece, made, body] = line.split('\t');
      return { target, token, piece, made, body: JSON.parse(body), stream: placeOf(target).stream };
    }),
  ).filter((life) => life.length > 4);
}

export async function prepare(store, { titularis, prepareActs, folder, trainees, seed }) {
  const key = join(folder, 'key');
  const acts = join(folder, 'acts');
  store.make();
  run(titularis, ['migrate', '--store', store.owned()]);
  store.afterMigration();
  const enter = (email, ...more) => run(titularis, ['person', '--store', store.owned(), '--email', email, '--family-name', 'Rivière', ...more]).trim();
  enter(administrator, '--administrator');
  const officers = [1, 2, 3, 4].map((i) => enter(`renfort-${i}@academie.example`));
  const node = new Node('preparation', { program: titularis, key, log: join(folder, 'preparation.log') });
  await node.lay(() => store.servedAt(), null);
  await node.serve();
  run(prepareActs, ['--url', `http://127.0.0.1:${node.port}`, '--titularis', titularis, '--store', store.owned(), '--key', key,
    '--administrator-email', administrator, '--trainees', `${trainees}`, '--seed', `${seed}`, '--acts', acts]);
  const token = run(titularis, ['token', '--store', store.owned(), '--key', key, '--person', administrator, '--hours', '8000', '--demonstration']).trim();
  await node.stop();
  await node.takeUp();

  const journal = exported(titularis, store.owned(), join(folder, 'journal.jsonl'));
  const [campaign] = [...journal].find(([, [first]]) => first.type === 'campaign_opened');
  const appointment = (dice) => ({
    target: `/api/v1/campaigns/${campaign}/staff/appoint`, token, piece: '',
    body: { person: dice.one(officers), role: 'training_officer', valid_from: '2022-09-01', valid_to: null },
  });
  return { key, lives: livesIn(acts), appointment, before: new Map([...journal].map(([stream, events]) => [stream, events.length])) };
}
