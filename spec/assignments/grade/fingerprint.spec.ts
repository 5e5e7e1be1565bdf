import test from 'ava';
import fc from 'fast-check';
import { fingerprintOf } from '../../../lib/assignments/grade/fingerprint.ts';
import { runs } from '../../support/runs.ts';

// A submission as it is bundled, in which every name of the student's own stands in «quotes».

const program = `
import { matmul, transpose as «transposed», sum } from 'handgrad/tensor';
const «rows» = 0;
class «Linear» {
  constructor(«inputs», «outputs») {
    this.params = { W: «drawn»(«inputs», «outputs»), b: new Float64Array(«outputs») };
  }
  forward(«X») {
    const { W: «weights», b } = this.params;
    const «Y» = «plus»(matmul(«X», «transposed»(«weights»)), b);
    return [«Y», { X: «X», W: «weights» }];
  }
  backward(«dY», { X: «X», W: «weights» }) {
    const b = sum(«dY», «rows»), dX = matmul(«dY», «weights»);
    return { dX, grads: { W: matmul(«transposed»(«dY»), «X»), b } };
  }
}
function «plus»(«left», «right») {
  let «total» = [];
  «each»: for (const [«place», «value»] of «left».entries()) {
    if («value» === undefined) continue «each»;
    «total».push(«value» + «right»[«place» % «right».length]);
  }
  return «total»;
}
function «drawn»(«left», «right») {
  try { return Array.from({ length: «left» * «right» }, () => Math.random()); }
  catch («failure») { return [«failure»]; }
}
export { «Linear» as Linear };
`;
const own = [...new Set([...program.matchAll(/«(\w+)»/g)].map(([, name]) => name!))];

/** The program with other names: by place in `own`, none of them a word of the program or of the language. */
function named(names: readonly string[], text = program): string {
  return text.replaceAll(/«(\w+)»/g, (_, name: string) => names[own.indexOf(name)]!);
}

const ownNames = named(own), fingerprint = await fingerprintOf(ownNames);
const taken = new Set([...program.replaceAll(/«\w+»/g, '').match(/\w+/g)!, 'b', 'X', 'W', 'do', 'in', 'as', 'of']);
const identifier = fc.stringMatching(/^[a-zA-Z_$][a-zA-Z0-9_$]{0,6}$/)
  .filter(name => !taken.has(name) && !/^(?:if|for|new|var|let|try|else|case|enum|null|this|true|void|with|await|break|catch|class|const|false|super|throw|while|yield|eval|static|public|NaN)$/.test(name));
const names = fc.uniqueArray(identifier, { minLength: own.length, maxLength: own.length });

test('other names make no difference', async t => {
  await t.notThrowsAsync(fc.assert(fc.asyncProperty(names, async drawn =>
    await fingerprintOf(named(drawn)) === fingerprint), { numRuns: runs(200) }));
});

test('a variable may have the name of the property that it comes from', async t => {
  const shorthand = ownNames.replace('{ X: X, W: weights }) {', '{ X, W }) {').replaceAll('weights);\n', 'W);\n')
    .replace('matmul(dY, weights)', 'matmul(dY, W)');
  t.regex(shorthand, /backward\(dY, \{ X, W \}\)/);
  t.is(await fingerprintOf(shorthand), fingerprint);
});

test('whitespace, comments and redundant brackets make no difference', async t => {
  const spaced = ownNames.replaceAll('\n', '\n\n  // my own work\n').replaceAll(', ', ' ,/* yes */\n')
    .replace('sum(dY', 'sum((dY)').replaceAll('const {', 'const    {');
  t.is(await fingerprintOf(spaced), fingerprint);
});

test('neither the order of imports and functions makes a difference, nor code that is never used', async t => {
  const [imports, rest] = [ownNames.split('\n')[1]!, ownNames.split('\n').slice(2).join('\n')];
  const [classText, ...functions] = rest.split(/^(?=function|export)/m);
  t.is(functions.length, 3);
  const turned = [
    ...functions.toReversed(), 'const decoy = 3; function decoys() { return decoy; }\n', classText,
    'import { sum, matmul } from "handgrad/tensor"; import { transpose as transposed } from "handgrad/tensor";\n',
  ].join('\n');
  t.is(imports.slice(0, 6), 'import');
  t.is(await fingerprintOf(turned), fingerprint);
});

for (const [change, to] of [
  ['value + right', 'value - right'], ['left * right', 'right * left'], ['matmul(dY, weights)', 'matmul(weights, dY)'],
  ['rows = 0', 'rows = 1'], ['sum(dY', 'mean(dY'], ['params = { W:', 'params = { V:'], ['as Linear', 'as Affine'],
  ['transposed(dY), X', 'transposed(X), dY'], ['=== undefined', '== undefined'], ['Math.random', 'Math.cos'],
  ['{ X: X, W: weights }]', '{ W: weights, X: X }]'], ['sum }', 'mean as sum }'], ['[failure]', '[]'],
] as const) {
  test(`${to} for ${change} makes a difference`, async t => {
    t.true(ownNames.includes(change));
    t.not(await fingerprintOf(ownNames.replace(change, to)), fingerprint);
  });
}

test('any two programs of one expression are told apart by their operators', async t => {
  const operators = '+ - * / % ** < > <= >= === !== & | ^ && || ??'.split(' ');
  const prints = await Promise.all(operators.map(async operator =>
    fingerprintOf(`export const f = (x, y) => x ${operator} y;`)));
  t.is(new Set(prints).size, operators.length);
});

test('what cannot be read, or is nested too deep, goes by its text', async t => {
  const broken = 'export const = 3;', deep = `export const x = ${'['.repeat(20_000)}${']'.repeat(20_000)};`;
  t.is(await fingerprintOf(broken), await fingerprintOf(broken));
  t.not(await fingerprintOf(broken), await fingerprintOf(`${broken} `));
  t.is((await fingerprintOf(deep)).length, 16);
});
