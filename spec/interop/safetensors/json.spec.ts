import test from 'ava';
import fc from 'fast-check';
import { jsonFault } from '../../../lib/interop/safetensors/json.ts';
import { holds } from '../../support/property.ts';

test('finds the key that stands twice in one object, whatever way it is written', t => {
  t.is(jsonFault('{"a":1,"b":2,"a":3}'), '"a" stands there twice');
  t.is(jsonFault('{"x":{"shape":[],"shape" \n : []}}'), '"shape" stands there twice');
  t.is(jsonFault(String.raw`{"a":1,"\u0061":2}`), '"a" stands there twice');
  t.is(jsonFault(String.raw`{"q\"":1,"q\"":2}`), String.raw`"q\"" stands there twice`);
  t.is(jsonFault('{"__proto__":1,"__proto__":2}'), '"__proto__" stands there twice');
});

test('the same key in two objects, or as a value, is no fault', t => {
  t.is(jsonFault('{"a":{"dtype":"F32"},"b":{"dtype":"F32"}}'), undefined);
  t.is(jsonFault('{"a":"a","b":["a","a"],"c":{"a":"b: {\\" [["}}'), undefined);
});

test('what is no JSON is left to JSON.parse to say', t => {
  for (const text of ['', '"a":1', '["a":1,"a":2]', '}"a":1', '{"a', '{"a\\']) t.is(jsonFault(text), undefined, text);
});

test('brackets in brackets are refused before anything is made of them', t => {
  t.is(jsonFault('{"a":{"shape":[1]}}'), undefined);
  t.is(jsonFault('{"a":{"shape":[[1]]}}'), 'nested deeper than a header is');
  t.is(jsonFault('['.repeat(10_000_000)), 'nested deeper than a header is');
});

const text = fc.array(fc.constantFrom('"', '\\', '{', '}', '[', ']', ':', ',', 'a', ' ', '\\u0061'))
  .map(parts => parts.join(''));

test('comes to an end on any text, with nothing but a word or an error of JSON', t => {
  holds(t, fc.property(text, any => {
    try {
      jsonFault(any);
      return true;
    } catch (error) {
      return error instanceof SyntaxError;
    }
  }), 400);
});

const shallow = fc.dictionary(fc.string(), fc.dictionary(fc.string(), fc.array(fc.string())));

test('what JSON writes of an object has no fault', t => {
  holds(t, fc.property(shallow, value => jsonFault(JSON.stringify(value, null, 1)) === undefined), 400);
});
