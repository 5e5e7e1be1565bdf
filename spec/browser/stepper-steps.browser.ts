import test from 'ava';
import { onElement } from './support/on-element.ts';
import { visits } from './support/visit.ts';

// The stepper as people see it: a forward and a backward pass, step by step.

const site = visits(test);

test('next goes forward layer by layer and puts each cache on the stack; then back, and takes them off', async t => {
  const page = await site.open(t, 'stepper.html'), next = page.getByRole('button', { name: 'Next' });
  const stack = page.locator('#stack li.cache h4'), moment = page.locator('#moment');
  t.is(await stack.count(), 0);
  t.is(await moment.textContent(), '4 points are about to go through the network, before any training.');
  const seen: string[] = [];
  for (let k = 0; k < 14; k++) {
    await next.click();
    seen.push(`${await moment.textContent()} ${await stack.count()}`);
  }
  t.deepEqual(seen, [
    'Forward: 0 · Linear(2 → 6) returns Y, and puts its cache on the stack. 1',
    'Forward: 1 · Tanh returns Y, and puts its cache on the stack. 2',
    'Forward: 2 · Linear(6 → 2) returns Y, and puts its cache on the stack. 3',
    'Forward: CrossEntropyLoss makes one number of the scores, and puts its cache on the stack. 4',
    'Backward: CrossEntropyLoss computes [D]. 4', 'Backward: CrossEntropyLoss computes [dZ]. 4',
    'Backward: 2 · Linear(6 → 2) computes [dW]. 3', 'Backward: 2 · Linear(6 → 2) computes [db]. 3',
    'Backward: 2 · Linear(6 → 2) computes [dX]. 3', 'Backward: 1 · Tanh computes [dX]. 2',
    'Backward: 0 · Linear(2 → 6) computes [dW]. 1', 'Backward: 0 · Linear(2 → 6) computes [db]. 1',
    'Backward: 0 · Linear(2 → 6) computes [dX]. 1',
    'Backward is through: every parameter has its gradient, and the stack is empty. 0',
  ]);
  t.true(await next.isDisabled());
});

test('the formula in use and the line that runs are marked together', async t => {
  const page = await site.open(t, 'stepper.html#at=8');
  for (const [label, line] of [['db', 'const db = sum(dY, 0);'], ['dX', 'const dX = inputGradient']] as const) {
    t.is(await page.locator('.formulas .marked').count(), 1);
    t.true((await page.locator('.formulas .marked').textContent())?.endsWith(`[${label}]`));
    t.is(await page.locator('pre .marked').count(), 1);
    t.true((await page.locator('pre .marked').textContent())?.trim().startsWith(line));
    await page.getByRole('button', { name: 'Next' }).click();
  }
});

test('what is not computed yet is told, and drawn unlike a zero', async t => {
  const page = await site.open(t, 'stepper.html#at=7');
  t.is(await page.getByRole('grid', { name: 'dW (2,6)' }).count(), 1);
  const open = page.getByRole('img', { name: 'dX (4,6), not computed yet' });
  t.is(await open.locator('td').count(), 24);
  t.deepEqual(await open.locator('td').allTextContents(), Array.from({ length: 24 }, () => '·'));
  const looks = (selector: string): Promise<unknown> => onElement(page.locator(selector).first(),
    'const { borderStyle, backgroundImage } = getComputedStyle(element); return borderStyle + backgroundImage;');
  t.not(await looks('td.open'), await looks('.cell.zero'));
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  t.is(await open.count(), 0);
  t.is(await page.getByRole('grid', { name: 'dX (4,6)' }).count(), 1);
});

test('what a line computes on the way is shown too', async t => {
  const page = await site.open(t, 'stepper.html#layers=Linear-4,LayerNorm&at=11');
  t.is(await page.locator('#moment').textContent(), 'Backward: 1 · LayerNorm(4) computes [m1].');
  t.is(await page.getByRole('grid', { name: 'm1 (4,1)' }).locator('td').count(), 4);
});

test('a click on an element of a gradient compares it with its numeric value', async t => {
  const page = await site.open(t, 'stepper.html#at=13');
  await page.getByRole('grid', { name: /^dW \(6,2\)/ }).getByRole('gridcell').nth(7).click();
  const check = page.locator('#check');
  t.regex(await check.textContent() ?? '', /^dW\[3,1\] of 0 · Linear\(2 → 6\)/);
  const value = async (name: string): Promise<readonly string[]> =>
    check.getByRole('row', { name }).getByRole('cell').allTextContents();
  const [backward] = await value('backward'), [complexStep, error] = await value('complex step');
  t.is(complexStep, backward);
  t.true(Number(error) < 1e-12);
  t.true(Number((await value('central difference'))[1]) < 1e-7);
  t.regex(page.url(), /pick=0\.dW\.3\.1/);
});

test('layers, sizes, data and seed may be chosen, and the pass is that of the chosen network', async t => {
  const page = await site.open(t, 'stepper.html#at=1'), first = page.getByRole('grid', { name: /^W/ }).first();
  const before = await first.textContent();
  await page.getByLabel('features that layer 0 makes').fill('3');
  await page.getByLabel('features that layer 0 makes').press('Enter');
  await page.getByLabel('layer 1', { exact: true }).selectOption('LayerNorm');
  await page.getByRole('button', { name: 'Add a layer' }).click();
  t.deepEqual(await page.locator('#network .name').allTextContents(),
    ['0 · Linear(2 → 3)', '1 · LayerNorm(3)', '2 · Linear(3 → 6)', '3 · Linear(6 → 2)', 'CrossEntropyLoss']);
  await page.getByRole('button', { name: 'remove layer 2, Linear' }).click();
  await page.getByLabel('Data').selectOption('three spirals');
  t.is(await page.locator('#network .name').nth(2).textContent(), '2 · Linear(3 → 3)');
  await page.getByLabel('Sent through').fill('5');
  await page.getByLabel('Sent through').press('Enter');
  t.is(await page.getByRole('grid', { name: 'X (5,2)' }).count(), 2);
  const seeded = await first.textContent();
  await page.getByLabel('Seed', { exact: true }).fill('2');
  await page.getByLabel('Seed', { exact: true }).press('Enter');
  t.not(await first.textContent(), seeded);
  t.not(seeded, before);
});

test('a number out of range becomes the nearest one that is allowed, and what is none is put back', async t => {
  const page = await site.open(t, 'stepper.html'), samples = page.getByLabel('Sent through');
  await samples.fill('99');
  await samples.press('Enter');
  t.is(await samples.inputValue(), '12');
  await samples.fill('');
  await samples.press('Enter');
  t.is(await samples.inputValue(), '12');
});

test('a part of the network leads to its stage', async t => {
  const page = await site.open(t, 'stepper.html');
  await page.getByRole('button', { name: /^1 · Tanh/ }).click();
  t.is(await page.locator('#stage').textContent(), '2 of 14');
  await page.getByRole('button', { name: 'Last stage' }).click();
  await page.getByRole('button', { name: /^1 · Tanh\s*: forward done, backward 1 of 1/ }).click();
  t.is(await page.locator('#moment').textContent(), 'Backward: 1 · Tanh computes [dX].');
});

test('the page works when it is opened as a file, and off the network', async t => {
  const page = await site.open(t, `file://${process.cwd()}/site/stepper.html#view=train&trained=20`, { offline: true });
  await page.locator('#accuracy', { hasText: /^\d+\.\d %$/ }).waitFor();
  t.is(await page.locator('#steps').textContent(), '20');
});
