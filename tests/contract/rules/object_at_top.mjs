import { alternatives, follow, operations, responses, typesOf } from './document.mjs';

export const says = 'What is sent and answered in JSON is an object at the top';

function* bodies(document) {
  for (const { operation, place } of operations(document)) {
    const body = follow(document, operation.requestBody, [...place, 'requestBody']);
    yield [body.node?.content, body.place];
  }
  for (const { node, place } of responses(document)) yield [node?.content, place];
}

export function* faults(document) {
  for (const [content, place] of bodies(document))
    for (const [type, media] of Object.entries(content ?? {})) {
      if (!/[/+]json$/.test(type)) continue;
      const tops = [...alternatives(document, media.schema)];
      if (tops.length === 0 || tops.some(({ schema }) => typesOf(schema).some((each) => each !== 'object') || typesOf(schema).length === 0))
        yield { place: [...place, 'content', type], message: 'an object at the top' };
    }
}
