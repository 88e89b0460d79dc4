#!/usr/bin/env node
// Holds a contract to the house's rules: lint.mjs [FILE], api/openapi.yaml unless said.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import spectral from '@stoplight/spectral-core';
import * as parsers from '@stoplight/spectral-parsers';
import { ruleset, rules } from './rules/index.mjs';

const { Document, Spectral } = spectral;

export async function lint(text, name) {
  const linter = new Spectral();
  linter.setRuleset(ruleset);
  return linter.run(new Document(text, parsers.Yaml ?? parsers.default.Yaml, name));
}

// A message on a shared answer comes once for each operation that gives it.
function once(found) {
  const seen = new Set();
  return found.filter((each) => {
    const key = `${each.code} ${each.path.join('/')} ${each.message}`;
    return !seen.has(key) && seen.add(key);
  });
}

async function main() {
  const file = process.argv[2] ?? fileURLToPath(new URL('../../api/openapi.yaml', import.meta.url));
  const found = once(await lint(readFileSync(file, 'utf8'), file));
  for (const { code, message, path, range } of found)
    console.log(`${file}:${range.start.line + 1}: ${code}: ${message} (${path.join(' ')})`);
  console.log(`${Object.keys(rules).length} rules, ${found.length} faults`);
  process.exitCode = found.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
