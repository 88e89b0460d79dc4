import { describes, excused, follow, operations, parameter, response } from './document.mjs';

export const says = 'A write on what is already there needs If-Match (x-without-version: "reason" where it does not)';

// An act on one thing is posted under the path where that thing is read; what is posted under a list is new.
function actsOnOneThing({ document, path, method }) {
  if (method !== 'post') return true;
  const above = follow(document, document.paths[path.slice(0, path.lastIndexOf('/'))], []).node;
  const read = above?.get?.responses?.['200'];
  const schema = follow(document, read, []).node?.content?.['application/json']?.schema;
  return read !== undefined && follow(document, schema, []).node?.properties?.items === undefined;
}

export function* faults(document) {
  for (const operation of operations(document)) {
    if (operation.method === 'get' || excused(operation.operation, 'x-without-version')) continue;
    if (!actsOnOneThing(operation)) continue;
    const { place } = operation;
    const version = parameter(operation, 'header', 'If-Match');
    const forTheFirst = parameter(operation, 'header', 'If-None-Match')?.schema?.const === '*';
    if (!version || !(version.required || forTheFirst)) yield { place, message: 'If-Match is asked for' };
    for (const status of ['412', '428'])
      if (!describes(operation, status)) yield { place, message: `${status} is described` };
    if (describes(operation, '412') && !response(operation, '412').headers?.ETag)
      yield { place, message: '412 tells the present ETag' };
  }
}
