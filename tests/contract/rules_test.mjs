// Each rule has a file of seeded faults: on each of them that rule speaks, and no other.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import YAML from 'yaml';
import { lint } from './lint.mjs';
import { rules } from './rules/index.mjs';

const at = (name) => new URL(`bad/${name}.yaml`, import.meta.url);
const good = YAML.parse(readFileSync(at('good'), 'utf8'), { merge: true });

// RFC 7396
function laidOver(base, patch) {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) return patch;
  const result = base !== null && typeof base === 'object' && !Array.isArray(base) ? { ...base } : {};
  for (const [key, value] of Object.entries(patch))
    if (value === null) delete result[key];
    else result[key] = laidOver(result[key], value);
  return result;
}

const rulesThatSpeak = async (document) => [...new Set((await lint(JSON.stringify(document), 'bad.json')).map((each) => each.code))];

test('a contract without a fault is let through', async () => {
  assert.deepEqual(await rulesThatSpeak(good), []);
});

test('a file of faults belongs to a rule', () => {
  const files = readdirSync(new URL('bad/', import.meta.url)).map((file) => file.replace('.yaml', ''));
  assert.deepEqual(files.filter((file) => file !== 'good').sort(), Object.keys(rules).sort());
});

for (const name of Object.keys(rules)) {
  const faults = existsSync(at(name)) ? YAML.parseAllDocuments(readFileSync(at(name), 'utf8')) : [];
  test(`${name}: ${rules[name].says}`, async () => {
    assert.ok(faults.length > 0, `bad/${name}.yaml is missing`);
    for (const [index, fault] of faults.entries())
      assert.deepEqual(await rulesThatSpeak(laidOver(good, fault.toJS())), [name], `fault ${index + 1} of bad/${name}.yaml`);
  });
}
