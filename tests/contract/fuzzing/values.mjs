// Values by a schema: good ones for fast-check to draw, and the systematic ones that stand at its limits.

import fc from 'fast-check';

const printable = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 éèàçôïœ’–«»=+-@;,"\'<>&/\\%\t\n😀';
const letter = fc.constantFrom(...printable);

const text = (min, max) => fc.array(letter, { minLength: min, maxLength: Math.min(max, min + 40) }).map((letters) => letters.join(''));

const day = fc.integer({ min: 0, max: 500 }).map((days) => new Date(Date.UTC(2022, 7, 1 + days)).toISOString().slice(0, 10));
const instant = fc.integer({ min: 0, max: 500 * 86400 }).map((s) => new Date(Date.UTC(2022, 7, 1) + s * 1000).toISOString().slice(0, 19) + 'Z');

// What a pattern of the house lets through: one class, or a few, each with a bound.
function matching(pattern) {
  return fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' });
}

const optional = (arbitrary, percent = 50) => fc.oneof({ arbitrary, weight: percent }, { arbitrary: fc.constant(undefined), weight: 100 - percent });

// people: ids of persons, which a form often asks for.
export function drawn(contract, given, people) {
  const schema = contract.follow(given) ?? {};
  const one = schema.oneOf ?? schema.anyOf;
  if (one) return fc.oneof(...one.map((each) => drawn(contract, each, people)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const types = [schema.type ?? []].flat();
  const kinds = types.map((type) => ofType(contract, schema, type, people));
  return kinds.length === 1 ? kinds[0] : fc.oneof(...(kinds.length ? kinds : [fc.constant({})]));
}

function ofType(contract, schema, type, people) {
  switch (type) {
    case 'null': return fc.constant(null);
    case 'boolean': return fc.boolean();
    case 'integer': return fc.integer({ min: Math.max(schema.minimum ?? 0, -(2 ** 31)), max: Math.min(schema.maximum ?? 9, 2 ** 31 - 1) });
    case 'string': return ofText(schema, people);
    case 'array': return fc.array(drawn(contract, schema.items ?? {}, people), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 3) });
    default: return ofObject(contract, schema, people);
  }
}

function ofText(schema, people) {
  if (schema.format === 'date') return day;
  if (schema.format === 'date-time') return instant;
  if (schema.format === 'uuid') return fc.uuid();
  if (schema.pattern === '^[A-Za-z0-9-]{1,64}$' && people.length) return fc.oneof({ arbitrary: fc.constantFrom(...people), weight: 9 }, { arbitrary: matching(schema.pattern), weight: 1 });
  if (schema.pattern) return matching(schema.pattern);
  return text(schema.minLength ?? 0, schema.maxLength ?? 40);
}

function ofObject(contract, schema, people) {
  const members = Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, each]) => {
    const value = drawn(contract, each, people);
    return [name, schema.required?.includes(name) ? value : optional(value)];
  }));
  const known = fc.record(members).map((object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)));
  if (!schema.additionalProperties || typeof schema.additionalProperties !== 'object') return known;
  const named = schema.propertyNames?.pattern ? matching(schema.propertyNames.pattern) : fc.stringMatching(/^[a-z][a-z_]{0,20}$/);
  const rest = fc.dictionary(named, drawn(contract, schema.additionalProperties, people), { maxKeys: Math.min(schema.maxProperties ?? 3, 3) });
  return fc.tuple(known, rest).map(([object, map]) => ({ ...map, ...object }));
}

// ---- At the limits ----

// JSON that no value of JavaScript writes stands in a text between these marks until it is written.
const raw = (json) => `\u0001raw ${json} raw\u0001`;
export const written = (value) => Buffer.from(JSON.stringify(value).replace(/"\\u0001raw (.*?) raw\\u0001"/g, (_, json) => JSON.parse(`"${json}"`)), 'utf8');
export const isRaw = (value) => JSON.stringify(value).includes('\\u0001raw');

const oddNumbers = [1.5, -1, 2 ** 31, 2 ** 53, raw('9223372036854775808'), raw('18446744073709551616'), raw('1e400'), raw('-0'), raw('1.0'), raw('1e2'), '1'];
const oddDays = ['2023-02-30', '2023-02-29', '2024-02-29', '2023-13-01', '2023-00-10', '2023-1-1', '0000-01-01', '9999-12-31', '10000-01-01', '2023-05-15T00:00:00Z', ' 2023-05-15', '20230515', ''];
const oddInstants = ['2023-02-30T00:00:00Z', '2023-05-15', '2023-05-15T25:00:00Z', '2023-05-15T10:00:60Z', '2023-05-15T10:00:00', '2023-05-15T10:00:00+02:00', '2023-05-15T10:00:00.123456Z', '2023-05-15t10:00:00z', '9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z', ''];
const oddTexts = ['\u0000', 'a\u0000b', '\ud800', '\udc00x', '\u0085\u2028', '\ufeff', '\u202e', '=cmd|\' /C calc\'!A0', '../../etc/passwd', "'; DROP TABLE events; --", '<script>alert(1)</script>', '%00', '  '];
const otherTypes = [null, true, 0, '', [], {}];

export function* limits(contract, given) {
  const schema = contract.follow(given) ?? {};
  const types = [schema.type ?? []].flat();
  yield* otherTypes;
  for (const each of schema.oneOf ?? schema.anyOf ?? []) yield* limits(contract, each);
  if (types.includes('string')) yield* textLimits(schema);
  if (types.includes('integer')) yield* [schema.minimum, schema.minimum - 1, schema.maximum, schema.maximum + 1, ...oddNumbers].filter((n) => n !== undefined && !Number.isNaN(n));
  if (types.includes('boolean')) yield* ['true', 1];
}

function* textLimits({ minLength = 0, maxLength, format, enum: words, pattern }) {
  if (words) yield* [`${words[0]} `, words[0]?.toUpperCase?.(), 'unknown'];
  if (format === 'date') yield* oddDays;
  else if (format === 'date-time') yield* oddInstants;
  else if (pattern) yield* ['a'.repeat(64), 'a'.repeat(65), 'a b', 'é', 'a\n', '-', 'A', '0', 'a'.repeat(5000)];
  if (maxLength !== undefined && maxLength < 70000) yield* ['x'.repeat(maxLength), 'x'.repeat(maxLength + 1), 'é'.repeat(maxLength), '😀'.repeat(maxLength), '😀'.repeat(maxLength + 1)];
  if (minLength > 0) yield* ['x'.repeat(minLength), 'x'.repeat(minLength - 1)];
  yield* oddTexts;
}

// A good object, made wrong (or just still right) in one place each time: [what was done, the value].
export function* spoilt(contract, given, good, at = '') {
  const schema = contract.follow(given) ?? {};
  for (const each of schema.oneOf ?? schema.anyOf ?? []) if (contract.fits(good, each)) return yield* spoilt(contract, each, good, at);
  if (Array.isArray(good)) return yield* spoiltList(contract, schema, good, at);
  if (good === null || typeof good !== 'object') {
    for (const value of limits(contract, schema)) yield [`${at} = ${JSON.stringify(value).slice(0, 60)}`, value];
    return;
  }
  for (const name of Object.keys(good)) yield [`${at}/${name} left out`, Object.fromEntries(Object.entries(good).filter(([key]) => key !== name))];
  yield [`${at}/unknown_member`, { ...good, unknown_member: 1 }];
  yield [`${at}/__proto__`, JSON.parse(`${JSON.stringify(good).slice(0, -1)}${Object.keys(good).length ? ',' : ''}"__proto__":{"a":1}}`)];
  for (const value of otherTypes) yield [`${at || 'the whole'} = ${JSON.stringify(value)}`, value];
  for (const [name, value] of Object.entries(good)) {
    const inner = schema.properties?.[name] ?? schema.additionalProperties;
    if (inner === undefined || inner === false) continue;
    for (const [what, worse] of spoilt(contract, inner, value, `${at}/${name}`)) yield [what, { ...good, [name]: worse }];
  }
  for (const [name, inner] of Object.entries(schema.properties ?? {}))
    if (!(name in good)) for (const value of limits(contract, inner)) yield [`${at}/${name} = ${JSON.stringify(value).slice(0, 60)}`, { ...good, [name]: value }];
}

function* spoiltList(contract, schema, good, at) {
  for (const value of otherTypes) yield [`${at} = ${JSON.stringify(value)}`, value];
  if (good.length > 0) {
    const { minItems = 0, maxItems = 0 } = schema;
    yield [`${at}: ${maxItems} items`, Array(maxItems).fill(good[0])];
    yield [`${at}: ${maxItems + 1} items`, Array(maxItems + 1).fill(good[0])];
    if (minItems > 0) yield [`${at}: ${minItems - 1} items`, good.slice(0, minItems - 1)];
    yield [`${at}: the same twice`, [good[0], good[0]]];
    for (const [what, worse] of spoilt(contract, schema.items ?? {}, good[0], `${at}/0`)) yield [what, [worse, ...good.slice(1)]];
  }
  yield [`${at}: nothing`, []];
}

// Bytes that are no JSON, or JSON that no reader should swallow whole; made when they are wanted, for some are large.
export function* bombs(good) {
  const json = JSON.stringify(good);
  const inside = json === '{}' ? '' : `,${json.slice(1)}`;
  yield ['nothing at all', () => Buffer.alloc(0)];
  yield ['cut short', () => Buffer.from(json.slice(0, -1))];
  yield ['followed by more', () => Buffer.from(`${json} {}`)];
  yield ['wrong UTF-8', () => Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xfe, 0xc0, 0xaf]), Buffer.from('"}')])];
  yield ['overlong UTF-8', () => Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xe0, 0x80, 0xaf]), Buffer.from('"}')])];
  yield ['a surrogate in UTF-8', () => Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')])];
  yield ['UTF-16', () => Buffer.from(`\ufeff${json}`, 'utf16le')];
  yield ['a byte order mark', () => Buffer.from(`\ufeff${json}`)];
  yield ['half a surrogate pair', () => Buffer.from(`{"a":"\\ud800"${inside || '}'}`)];
  yield ['a NUL in a name', () => Buffer.from(`{"a\\u0000":1${inside || '}'}`)];
  yield ['a control character as it is', () => Buffer.from('{"a":"\u0001"}')];
  yield ['a member twice', () => Buffer.from(json === '{}' ? '{"a":1,"a":2}' : `{${json.slice(1, -1)},${json.slice(1)}`)];
  yield ['a number beyond all', () => Buffer.from(`{"a":1e99999${inside || '}'}`)];
  yield ['a number of 100,000 digits', () => Buffer.from(`{"a":${'9'.repeat(100000)}${inside || '}'}`)];
  yield ['no number', () => Buffer.from('{"a":NaN}')];
  yield ['depth 33', () => Buffer.from('{"a":'.repeat(33) + '1' + '}'.repeat(33))];
  yield ['1 MB of nesting', () => Buffer.alloc(1048576, '[')];
  yield ['1 MB of objects within', () => Buffer.from('{"a":'.repeat(209715))];
  yield ['1 MB of members', () => Buffer.from(`{${Array.from({ length: 90000 }, (_, i) => `"${i}":{}`).join(',')}}`)];
  yield ['more than 1 MB', () => Buffer.from(`{"a":"${'x'.repeat(1048576)}"}`)];
  yield ['single quotes', () => Buffer.from("{'a':1}")];
  yield ['a comment', () => Buffer.from(`/* */${json}`)];
  yield ['form fields', () => Buffer.from('a=1&b=2')];
}
