// The house's rules for a contract, as a ruleset of Spectral. A rule is a file: what it says, and the faults it finds.

import { readdirSync } from 'node:fs';

const files = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.mjs'));
const names = files.map((file) => file.slice(0, -4)).filter((name) => !['index', 'document'].includes(name)).sort();

export const rules = Object.fromEntries(
  await Promise.all(names.map(async (name) => [name, await import(`./${name}.mjs`)])),
);

const asRule = ({ says, faults }) => ({
  description: says,
  message: '{{error}}',
  severity: 'error',
  given: '$',
  resolved: false, // what is written, where it is written; rules follow references themselves
  then: { function: (document) => [...faults(document)].map(({ place, message }) => ({ message, path: place })) },
});

export const ruleset = { rules: Object.fromEntries(names.map((name) => [name, asRule(rules[name])])) };
