// Ways about a contract: every rule asks the document through these, and gets places with what stands there.

export const methods = ['get', 'put', 'post', 'patch', 'delete'];

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

// What a reference of this document leads to, with where it is. A place is a list of keys.
export function follow(document, node, place) {
  for (let steps = 0; isObject(node) && typeof node.$ref === 'string' && steps < 20; ++steps) {
    place = node.$ref.replace(/^#\//, '').split('/').map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    node = place.reduce((inside, key) => inside?.[key], document);
  }
  return { node, place };
}

const entries = (node) => (isObject(node) ? Object.entries(node) : []);

// Every operation, where it is written, under the path that leads to it.
export function* operations(document) {
  for (const [path, given] of entries(document.paths)) {
    const { node: item, place } = follow(document, given, ['paths', path]);
    for (const method of methods) {
      if (!isObject(item?.[method])) continue;
      const operation = item[method];
      yield { document, path, method, operation, place: [...place, method], parameters: parametersOf(document, item, operation) };
    }
  }
}

function parametersOf(document, item, operation) {
  return [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((each) => follow(document, each, []).node);
}

export const parameter = (operation, where, name) =>
  operation.parameters.find((each) => each?.in === where && each.name.toLowerCase() === name.toLowerCase());

export function response(operation, status) {
  const given = operation.operation.responses?.[status];
  return given && follow(operation.document, given, []).node;
}

export const describes = (operation, status) => isObject(response(operation, status));

export function* responses(document) {
  for (const operation of operations(document))
    for (const [status, given] of entries(operation.operation.responses))
      yield { status, operation, ...follow(document, given, [...operation.place, 'responses', status]) };
}

const inner = {
  one: ['items', 'additionalProperties', 'unevaluatedProperties', 'not', 'if', 'then', 'else', 'contains', 'propertyNames'],
  list: ['allOf', 'anyOf', 'oneOf', 'prefixItems'],
  named: ['properties', 'patternProperties', '$defs', 'dependentSchemas'],
};

// A schema and all within it, but not what it refers to: that is visited where it is written.
export function* within(schema, place) {
  if (!isObject(schema)) return;
  yield { schema, place };
  for (const key of inner.one) yield* within(schema[key], [...place, key]);
  for (const key of inner.list)
    for (const [index, each] of (Array.isArray(schema[key]) ? schema[key] : []).entries())
      yield* within(each, [...place, key, index]);
  for (const key of inner.named)
    for (const [name, each] of entries(schema[key])) yield* within(each, [...place, key, name]);
}

// Every schema of the document, each once.
export function* schemas(document) {
  const inNode = function* (node, place) {
    if (Array.isArray(node)) {
      for (const [index, each] of node.entries()) yield* inNode(each, [...place, index]);
    } else if (isObject(node)) {
      for (const [key, each] of Object.entries(node))
        if (key === 'schema') yield* within(each, [...place, key]);
        else if (key !== 'schemas' || place[0] !== 'components') yield* inNode(each, [...place, key]);
    }
  };
  for (const [name, schema] of entries(document.components?.schemas)) yield* within(schema, ['components', 'schemas', name]);
  for (const [kind, node] of entries(document.components)) if (kind !== 'schemas') yield* inNode(node, ['components', kind]);
  yield* inNode(document.paths, ['paths']);
}

export const typesOf = (schema) => [schema.type ?? []].flat();

// The alternatives that a schema leaves, references followed: oneOf, anyOf, allOf are all looked into.
export function* alternatives(document, schema, place = []) {
  const { node, place: found } = follow(document, schema, place);
  if (!isObject(node)) return;
  const lists = inner.list.filter((key) => key !== 'prefixItems' && Array.isArray(node[key]));
  if (lists.length === 0 || node.type !== undefined) yield { schema: node, place: found };
  for (const key of lists) for (const [index, each] of node[key].entries()) yield* alternatives(document, each, [...found, key, index]);
}

// A rule's exception is written where it is made, with its reason: `x-open: "why"`. Too short is no reason.
export const excused = (node, mark) => typeof node?.[mark] === 'string' && node[mark].trim().length >= 20;
