import { Ajv, type ErrorObject } from 'ajv';

/** What a schema finds wrong with a value, empty where it is valid. */
export function violations(schema: object, value: unknown): readonly string[] {
  const ajv = new Ajv({ allErrors: true }), validate = ajv.compile(schema);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }: ErrorObject) => `${instancePath} ${message ?? ''}`);
}

/** A schema of an object with these fields and no others. All are required, but those in `optional`. */
export function object(properties: Readonly<Record<string, object>>, optional: readonly string[] = []): object {
  const required = Object.keys(properties).filter(name => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

/** A schema of an array. */
export function arrayOf(items: object): object {
  return { type: 'array', items };
}

/** A text. */
export const text = { type: 'string' };
/** A number from 0 on. */
export const amount = { type: 'number', minimum: 0 };
/** A whole number from 0 on. */
export const count = { type: 'integer', minimum: 0 };
