import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { localAttempt, type LocalSubject } from '../../lib/assignments/judge/attempt.ts';
import { judge } from '../../lib/assignments/judge/judge.ts';
import { loadAssignment } from '../../lib/assignments/load.ts';
import { importHandout } from '../support/handouts.ts';
import { root } from '../support/root.ts';

// The example of docs/instructors.md.
const example = fileURLToPath(new URL('spec/assignments/my-assignment.ts', root));

async function written(t: ExecutionContext, text: string, beside: Readonly<Record<string, string>> = {}):
Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'handgrad-'));
  t.teardown(async () => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(beside)) await writeFile(join(folder, name), content);
  const path = join(folder, 'mine.ts');
  await writeFile(path, text);
  return path;
}

test('the example of the page makes an assignment whose own solution is right', async t => {
  const assignment = await loadAssignment(example), { text } = assignment.handout.source();
  t.is(assignment.id, 'scale');
  const { Scale } = await importHandout({ text: text.replaceAll(/throw new Error.*/g, '').trim(), given: {} });
  t.is(typeof Scale, 'function');
  const own = assignment.task.kind === 'layer' ? assignment.task.reference(4 as never).constructor : undefined;
  const result = judge(assignment, localAttempt(own as LocalSubject, assignment.task), { seed: 1 });
  t.is(result.points, 10, JSON.stringify(result));
});

test('its handout holds the class without bodies, and nothing of the definition', async t => {
  const { text, given } = (await loadAssignment(example)).handout.source();
  t.deepEqual(given, {});
  t.regex(text, /throw new Error\('scale: forward is still to be written'\);/);
  t.regex(text, /throw new Error\('scale: backward is still to be written'\);/);
  t.notRegex(text, /defineAssignment|hints|mul\(|#region/);
  const { Scale } = await importHandout({ text, given }) as { Scale: new (features: number) => { forward(): void } };
  t.throws(() => { new Scale(4).forward(); }, { message: 'scale: forward is still to be written' });
});

test('what a file imports from beside it is bundled, and given to students if the handout imports it', async t => {
  const text = (await import('../support/notes.ts')).readText('spec/assignments/my-assignment.ts')
    .replace('import { mul,', 'import { mul } from \'./helper.ts\';\nimport {');
  const path = await written(t, text, { 'helper.ts': `export { mul } from 'handgrad/tensor';\n` });
  const { given } = (await loadAssignment(path)).handout.source();
  t.deepEqual(given, { 'helper.ts': `export { mul } from 'handgrad/tensor';\n` });
});

test('a file that is missing, does not compile, throws, or exports something else, is named', async t => {
  await t.throwsAsync(loadAssignment('./nowhere.ts'), { message: /nowhere\.ts/ });
  await t.throwsAsync(loadAssignment(await written(t, 'export default {;')),
    { message: /mine\.ts[\s\S]*Expected identifier but found ";"/ });
  await t.throwsAsync(loadAssignment(await written(t, 'throw new Error("mine");')), { message: /mine\.ts: mine$/ });
  await t.throwsAsync(loadAssignment(await written(t, 'export default { id: "mine" };')),
    { message: /mine\.ts: its default export is no assignment; wanted export default defineAssignment/ });
  await t.throwsAsync(loadAssignment(await written(t, 'import { x } from "handgrad/laws"; x();')),
    { message: /an assignment may import handgrad, handgrad\/assignments, handgrad\/tensor, not handgrad\/laws/ });
});
