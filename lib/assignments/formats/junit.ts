import type { Graded, PartResult } from '../result.ts';
import type { ClassResults } from './results.ts';
import { isRight, partText, wholeText } from './words.ts';

/**
 * A class as JUnit's XML, which build servers show: a test suite for each submission, a test case for each part. A part
 * that lost points is a failure, its type the diagnosis.
 */
export function classJunit({ assignment, graded }: ClassResults): string {
  const suites = graded.map(one => suite(assignment, one)), failures = graded.map(failuresIn).reduce(add, 0);
  const seconds = graded.map(one => one.seconds).reduce(add, 0).toFixed(3);
  const counts = { tests: graded.map(({ result }) => result.parts.length).reduce(add, 0), failures, errors: 0 };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${
    element('testsuites', { name: assignment, ...counts, time: seconds }, suites)}`;
}

function suite(assignment: string, one: Graded): string {
  const { name, result: { parts, points, max, suspicions }, seconds } = one, text = wholeText(one);
  const counts = { tests: parts.length, failures: failuresIn(one), errors: 0, skipped: 0 };
  const properties = [property('points', points), property('max', max),
    ...suspicions.map(suspicion => property('suspicion', suspicion))];
  return element('testsuite', { name, ...counts, time: seconds.toFixed(3) }, [
    element('properties', {}, properties), ...parts.map(part => testCase(assignment, name, part)),
    ...text === '' ? [] : [element('system-out', {}, [escaped(text)])],
  ]);
}

function testCase(assignment: string, submission: string, part: PartResult): string {
  const { name, points, max, verdict, reason } = part, text = partText(part), content: string[] = [];
  if (!isRight(part)) {
    const attributes = { message: `${points} of ${max} points`, type: reason ?? verdict };
    content.push(element('failure', attributes, [escaped(text)]));
  } else if (text !== '') {
    content.push(element('system-out', {}, [escaped(text)]));
  }
  return element('testcase', { classname: `${assignment}.${submission}`, name, time: 0 }, content);
}

function property(name: string, value: string | number): string {
  return element('property', { name, value }, []);
}

function failuresIn({ result: { parts } }: Graded): number {
  return parts.filter(part => !isRight(part)).length;
}

function add(sum: number, value: number): number {
  return sum + value;
}

type Attributes = Readonly<Record<string, string | number>>;

function element(name: string, attributes: Attributes, content: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => `${key}="${escaped(String(value))}"`);
  const head = [name, ...written].join(' ');
  return content.length === 0 ? `<${head}/>\n` : `<${head}>${content.join('')}</${name}>\n`;
}

/** Escapes text for elements and attributes: line ends and tabs in attributes would become spaces otherwise. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"'\n\t]/g, character => `&#${character.charCodeAt(0)};`);
}
