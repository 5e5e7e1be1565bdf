import test from 'ava';
import { differenceOf, placeOf } from './differences.ts';
import type { Output } from './output.ts';

const stream = (text: string): Output => ({ output_type: 'stream', name: 'stdout', text });
const shown = (data: Record<string, unknown>): Output => ({ output_type: 'display_data', data, metadata: {} });

test('the same outputs have no difference', t => {
  const outputs = (): Output[] => [stream('a'), shown({ 'text/html': '<b>' })];
  t.is(differenceOf(outputs(), outputs()), undefined);
});

test('the first line that is other is shown, from a little before the place', t => {
  t.is(differenceOf([stream('a\nb 1\nc')], [stream('a\nb 2\nd')]), 'committed "b 1", came "b 2"');
  const long = 'x'.repeat(100);
  t.is(differenceOf([stream(`${long}1`)], [stream(`${long}2`)]),
    `committed "${'x'.repeat(30)}1", came "${'x'.repeat(30)}2"`);
});

test('a text that goes on, or ends too early, differs', t => {
  t.is(differenceOf([stream('a')], [stream('a\nb')]), 'committed "", came "b"');
  t.is(differenceOf([stream('a\nb')], [stream('a')]), 'committed "b", came ""');
});

test('of something shown each type is compared, also one that came or went', t => {
  t.is(differenceOf([shown({ 'text/html': '<i>' })], [shown({ 'text/html': '<b>' })]),
    'text/html: committed "<i>", came "<b>"');
  t.is(differenceOf([shown({})], [shown({ 'text/html': '<b>' })]), 'text/html: committed "nothing", came "<b>"');
});

test('more or fewer outputs, or those of another kind, are listed', t => {
  t.is(differenceOf([], [stream('a')]), 'committed nothing, came stream');
  const error: Output = { output_type: 'error', ename: 'E', evalue: 'e', traceback: [] };
  t.is(differenceOf([stream('a')], [error]), 'committed stream, came E: e');
});

test('a place is counted from 1', t => {
  const cells = [{ cell_type: 'code', id: 'c', metadata: {}, source: '' }] as const;
  t.is(placeOf({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, 0), 'cell 1 (c)');
});
