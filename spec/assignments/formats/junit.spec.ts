import test from 'ava';
import fc from 'fast-check';
import { DOMParser } from 'linkedom';
import { classJunit } from '../../../lib/assignments/formats/junit.ts';
import { runs } from '../../support/runs.ts';
import { gradedOf, partOf, wrongPart } from '../grade/graded.ts';
import { hostileGraded, resultsOf } from './hostile.ts';

const graded = [
  gradedOf('alice.ts', [partOf('forward', 4), partOf('dW', 6, { verdict: 'flagged' })]),
  gradedOf('bob & co.ts', [partOf('forward', 4), wrongPart('dW', 6, { reason: 'transposed', hint: 'a < b' })], {
    output: 'hello ]]> <b>',
  }, { suspicions: ['odd'] }),
];

/** What a parser reads. */
function read(xml: string): ReturnType<DOMParser['parseFromString']> {
  return new DOMParser().parseFromString(xml, 'text/xml');
}

/** An attribute of each element of a name; linkedom does not undo the escape of an ampersand. */
function attributes(xml: string, element: string, name: string): readonly string[] {
  return [...read(xml).getElementsByTagName(element)].map(one =>
    (one as unknown as Element).getAttribute(name)!.replaceAll('&amp;', '&'));
}

interface Element {
  readonly textContent: string;
  getAttribute(name: string): string | null;
}

const attribute = /\s[\w-]+="(?:[^<&"\u0000-\u001F]|&#\d+;)*"/.source;
const text = /(?:[^<&\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|&#\d+;)+/.source;

/** What is neither a tag nor text, which has no `<`, `&` and controls: XML 1.0, sections 2.2, 2.4 and 3.1. */
function outsideXml(xml: string): string {
  return xml.replace('<?xml version="1.0" encoding="UTF-8"?>', '')
    .replaceAll(new RegExp(`<[a-z-]+(?:${attribute})*/?>|</[a-z-]+>|${text}`, 'g'), '');
}

const xml = classJunit(resultsOf(graded));

test('each submission is a suite, each part a case, and lost points a failure', t => {
  t.is(outsideXml(xml), '');
  const rows = (element: string, names: readonly string[]): readonly (readonly string[])[] =>
    names.map(name => attributes(xml, element, name));
  t.deepEqual(rows('testsuites', ['name', 'tests', 'failures', 'errors', 'time']).flat(),
    ['linear', '4', '1', '0', '0.500']);
  t.deepEqual(rows('testsuite', ['name', 'tests', 'failures']), [['alice.ts', 'bob & co.ts'], ['2', '2'], ['0', '1']]);
  t.deepEqual(rows('testcase', ['name']), [['forward', 'dW', 'forward', 'dW']]);
});

test('a failure has the diagnosis as its type, the points as its message, and says what to think of', t => {
  t.deepEqual(attributes(xml, 'failure', 'type'), ['transposed']);
  t.deepEqual(attributes(xml, 'failure', 'message'), ['0 of 6 points']);
  const failure = read(xml).getElementsByTagName('failure')[0] as unknown as Element;
  t.is(failure.textContent, 'dW is wrong\nDiagnosis: transposed.\nHint: a < b');
});

test('points and suspicions are properties, and what was printed is there as text', t => {
  t.deepEqual(attributes(xml, 'property', 'name'), ['points', 'max', 'points', 'max', 'suspicion']);
  t.deepEqual(attributes(xml, 'property', 'value'), ['10', '10', '4', '10', 'odd']);
  const printed = [...read(xml).getElementsByTagName('system-out')].at(-1) as unknown as Element;
  t.is(printed.textContent, 'It printed:\nhello ]]> <b>');
});

test('of no submissions there is an empty report', t => {
  t.regex(classJunit(resultsOf([])), /<testsuites name="linear" tests="0" failures="0" errors="0" time="0.000"\/>\n$/);
});

test('whatever submissions put in it, it is well-formed, and has a case for each part', t => {
  const property = fc.property(fc.array(hostileGraded, { maxLength: 3 }), all => {
    const report = classJunit(resultsOf(all)), parts = all.flatMap(({ result }) => result.parts).length;
    return outsideXml(report) === '' && read(report).getElementsByTagName('testcase').length === parts;
  });
  t.notThrows(() => { fc.assert(property, { numRuns: runs(100) }); });
});
