// The client that openapi-typescript draws from the contract: it compiles, it cannot be misused, and it gets along with the
// product.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { start } from './fuzzing/service.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const tool = (name) => join(here, 'node_modules/.bin', name);
const compile = (...more) => spawnSync(tool('tsc'), ['-p', join(here, 'client'), ...more], { encoding: 'utf8' });

before(() => {
  mkdirSync(join(here, 'client/generated'), { recursive: true });
  execFileSync(tool('openapi-typescript'), [join(root, 'api/openapi.yaml'), '--empty-objects-unknown', '-o', join(here, 'client/generated/api.d.ts')]);
});

test('a client of the contract compiles, and no misuse of it does', () => {
  const { status, stdout } = compile('--noEmit', 'false', '--outDir', join(here, 'client/generated'));
  assert.equal(status, 0, stdout);
});

test('each misuse is found by itself', () => {
  const misuse = readFileSync(join(here, 'client/misuse.ts'), 'utf8');
  const bare = join(here, 'client/generated/misuse.ts');
  writeFileSync(bare, misuse.replaceAll('@ts-expect-error', '').replaceAll('./generated/api.js', './api.js'));
  writeFileSync(join(here, 'client/generated/tsconfig.json'), JSON.stringify({ extends: '../tsconfig.json', files: ['misuse.ts'] }));
  const { stdout } = spawnSync(tool('tsc'), ['-p', join(here, 'client/generated')], { encoding: 'utf8' });
  const lines = new Set([...stdout.matchAll(/misuse\.ts[(:](\d+)/g)].map((found) => found[1]));
  assert.equal(lines.size, misuse.match(/@ts-expect-error/g).length, stdout);
});

test('the client walks from the person to an act, and is told of an old version', { timeout: 120000 }, async () => {
  const service = await start({ build: process.env.TITULARIS_BUILD ?? join(root, 'build/dev'), root, trainees: 12 });
  try {
    const { walkAsAny } = await import('./client/generated/walk.js');
    await walkAsAny(service.url, service.tokens, randomUUID);
  } finally {
    await service.stop();
  }
});
