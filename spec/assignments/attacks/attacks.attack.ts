import { readFileSync } from 'node:fs';
import test from 'ava';
import { root } from '../../support/root.ts';
import { type Attack, guards } from './attack.ts';
import { attacks } from './index.ts';
import { harmOf, type Outcome } from './outcome.ts';
import { disposable, graded } from './outer.ts';
import { tableOfGuards } from './table.ts';

const major = Number(process.versions.node.split('.')[0]);
const all = Object.values(attacks).flat(), possible = all.filter(({ node = 0 }) => disposable && node <= major);
const guarded = possible.filter(attack => attack.guards.length > 0);

/** Two at a time, however many tests wait. */
const lanes = [Promise.resolve(), Promise.resolve()];
let turn = 0;
async function inTurn<R>(run: () => Promise<R>): Promise<R> {
  const lane = turn++ % lanes.length, result = lanes[lane]!.then(run);
  lanes[lane] = result.then(() => { /* next */ }, () => { /* next */ });
  return await result;
}

/** Attacks with all guards up are graded together, half of them in either lane. */
const together = possible.filter(({ without }) => without === undefined);
const halves = [0, 1].map(half => together.filter((_, n) => n % 2 === half));
const runs = halves.map(async half => await inTurn(async () => await graded(half, [])));

async function outcomeOf(attack: Attack): Promise<Outcome | undefined> {
  if (attack.without !== undefined) {
    return (await inTurn(async () => await graded([attack], attack.without!))).get(attack.name);
  }
  return (await runs[halves.findIndex(half => half.includes(attack))]!).get(attack.name);
}

for (const [does, those] of Object.entries(attacks)) {
  for (const attack of those.filter(one => possible.includes(one))) {
    test(`a submission that ${does}: ${attack.name}: gains and breaks nothing`, async t => {
      t.deepEqual(harmOf(attack, await outcomeOf(attack)), []);
    });
  }
}

for (const attack of guarded) {
  test(`without ${attack.guards.join(' and ')}, ${attack.name}: does harm, and it is noticed`, async t => {
    const taken = [...attack.guards, ...attack.without ?? []];
    const tries = Array.from({ length: attack.tries ?? 1 }, (_, n) => ({ ...attack, name: `${attack.name} ${n}` }));
    const outcomes = await inTurn(async () => await graded(tries, taken));
    t.true(tries.some(one => harmOf(one, outcomes.get(one.name)).length > 0));
  });
}

test('the table in docs/instructors.md has each guard, with its attacks', t => {
  const page = readFileSync(new URL('docs/instructors.md', root), 'utf8').replaceAll('\r\n', '\n');
  t.true(page.includes(tableOfGuards().join('\n')), tableOfGuards().join('\n'));
});

test('each guard is in the way of an attack', t => {
  const used = new Set(all.flatMap(attack => [...attack.guards, ...attack.without ?? []]));
  t.deepEqual(Object.keys(guards).filter(name => !used.has(name as keyof typeof guards)), []);
});

test('what is not covered on this machine is said', t => {
  const missing = all.filter(attack => !possible.includes(attack));
  t.log(`${possible.length} attacks, ${guarded.length} of them once more without their guards; `
    + `not covered on this machine: ${missing.length}${missing.map(({ name }) => `\n  ${name}`).join('')}`);
  t.true(all.length >= 40);
  t.is(new Set(all.map(({ name }) => name)).size, all.length, 'two attacks of one name');
});
