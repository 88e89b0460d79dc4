// The contract as the service hands it out, made ready to judge by: operations, and a check for each schema.

import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { follow, operations } from '../rules/document.mjs';

const pointer = (place) => place.map((key) => encodeURIComponent(String(key).replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');

export class Contract {
  constructor(document) {
    this.document = document;
    this.base = document.servers?.[0]?.url ?? '';
    this.ajv = new Ajv({ strict: false, allErrors: false, validateFormats: true, ownProperties: true });
    addFormats.default ? addFormats.default(this.ajv) : addFormats(this.ajv);
    this.ajv.addSchema({ $id: 'contract', ...document });
    this.checks = new Map();
    this.operations = [...operations(document)].map((each) => this.#operation(each));
  }

  #operation({ path, method, operation, place, parameters }) {
    const body = operation.requestBody && follow(this.document, operation.requestBody, [...place, 'requestBody']);
    const [type, media] = Object.entries(body?.node?.content ?? {})[0] ?? [];
    return {
      id: operation.operationId, path, method, parameters,
      isPublic: Array.isArray(operation.security) && operation.security.length === 0,
      takes: type && { type, schema: media.schema, at: [...body.place, 'content', type, 'schema'] },
      answers: Object.fromEntries(Object.entries(operation.responses).map(([status, given]) => {
        const { node, place: at } = follow(this.document, given, [...place, 'responses', status]);
        return [status, { headers: node.headers ?? {}, content: node.content ?? {}, at }];
      })),
    };
  }

  // The faults of a value by the schema that stands at a place of the contract; nothing when there are none.
  faults(value, place) {
    const where = pointer(place);
    if (!this.checks.has(where)) this.checks.set(where, this.ajv.compile({ $ref: `contract#/${where}` }));
    const check = this.checks.get(where);
    if (check(value)) return undefined;
    return check.errors.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`).join('; ').slice(0, 400);
  }

  fits(value, schema) {
    if (!this.checks.has(schema)) this.checks.set(schema, this.ajv.compile(this.#anchored(schema)));
    return this.checks.get(schema)(value);
  }

  #anchored(schema) {
    return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"contract#/'));
  }

  follow(schema) {
    return follow(this.document, schema, []).node;
  }
}
