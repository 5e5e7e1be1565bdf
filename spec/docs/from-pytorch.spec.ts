import test from 'ava';
import * as handgrad from '../../lib/index.ts';
import { fencesOf } from '../support/markdown.ts';
import { readText } from '../support/notes.ts';
import { run } from '../support/programs.ts';

// Each line of the page's tables is a program: the code spans of its middle cell are run, then what its last cell says
// of them is checked: `this` is `that`, or `this` throws `these words`.

interface Row {
  readonly name: string;
  readonly code: string;
  readonly facts: readonly (readonly [left: string, verb: string, right: string])[];
}

const page = readText('docs/from-pytorch.md');
const behind = fencesOf(page).find(({ language }) => language === 'ts')!.text;
const spansOf = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);
const rows: readonly Row[] = [...page.matchAll(/^\| (.+) \| (.+) \| (.+) \|$/gm)]
  .map(([, name, middle, last]) => ({
    name: name!, code: spansOf(middle!).join('\n'),
    facts: [...last!.matchAll(/`([^`]+)` (is|throws) `([^`]+)`/g)].map(([, ...parts]) => parts as [string, string, string]),
  }))
  .filter(({ name }) => name !== 'PyTorch');

/** A program that prints, for each row, what is not as the page says. */
const program = `
import { ${Object.keys(handgrad).join(', ')} } from 'handgrad';

const plain = value => value instanceof Tensor ? toArray(value) : value !== null && typeof value === 'object'
  ? Array.isArray(value) ? value.map(plain)
    : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)])) : value;
const show = value => value === undefined ? 'undefined' : JSON.stringify(plain(value));
const is = (left, right) => show(left) === show(right) ? [] : [show(left) + ' is not ' + show(right)];
const throws = (run, words) => {
  try {
    run();
  } catch (error) {
    return error.message.includes(words) ? [] : [error.message + ' has no ' + words];
  }
  return ['nothing was thrown'];
};
const problems = [];
for (const row of [${rows.map(({ code, facts }) => `async () => {
${behind}
return await (async () => {
${code}
return [${facts.map(([left, verb, right]) =>
  verb === 'is' ? `is(${left}, ${right})` : `throws(() => ${left}, ${JSON.stringify(right)})`).join(', ')}].flat();
})();
}`).join(',\n')}]) problems.push(await row().catch(error => [String(error)]));
console.log(JSON.stringify(problems));
`;

test('every line of the page is as it says', async t => {
  const problems = JSON.parse(await run(program)) as readonly (readonly string[])[];
  t.is(problems.length, rows.length);
  t.true(rows.length >= 80);
  t.deepEqual(rows.flatMap(({ name }, i) => problems[i]!.map(problem => `${name}: ${problem}`)), []);
});

test('every line of the page says something that can be checked', t => {
  t.deepEqual(rows.filter(({ facts }) => facts.length === 0).map(({ name }) => name), []);
});
