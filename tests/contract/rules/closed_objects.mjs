import { excused, schemas, typesOf } from './document.mjs';

export const says = 'Every object is closed and has what it requires, or is a map of something with maxProperties (x-open: "reason" where it is neither)';

// Parts of a whole that is closed by unevaluatedProperties, and nothing else, may be open.
function partsOfClosedWholes(document) {
  const whole = new Set();
  const used = new Map();
  for (const { schema, place } of schemas(document)) {
    if (schema.unevaluatedProperties === false)
      for (const [index, part] of (schema.allOf ?? []).entries()) {
        whole.add([...place, 'allOf', index].join('\n'));
        if (part.$ref) used.set(part.$ref, [...(used.get(part.$ref) ?? []), [...place, 'allOf', index].join('\n')]);
      }
  }
  const elsewhere = new Set();
  for (const { schema, place } of schemas(document))
    if (schema.$ref && !whole.has(place.join('\n'))) elsewhere.add(schema.$ref);
  for (const ref of used.keys())
    if (!elsewhere.has(ref)) whole.add(ref.slice(2).split('/').join('\n'));
  return whole;
}

export function* faults(document) {
  const parts = partsOfClosedWholes(document);
  for (const { schema, place } of schemas(document)) {
    for (const name of schema.additionalProperties === false ? schema.required ?? [] : [])
      if (schema.properties?.[name] === undefined) yield { place, message: `${name} is required and there is no such member` };
    const isObject = typesOf(schema).includes('object') || schema.properties !== undefined;
    const isClosed = schema.additionalProperties === false || schema.unevaluatedProperties === false;
    if (!isObject || isClosed || excused(schema, 'x-open') || parts.has(place.join('\n'))) continue;
    const isMap = schema.additionalProperties !== null && typeof schema.additionalProperties === 'object';
    if (!isMap) yield { place, message: 'additionalProperties or unevaluatedProperties is false' };
    else if (schema.maxProperties === undefined) yield { place, message: 'a map has maxProperties' };
  }
}
