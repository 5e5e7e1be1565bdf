import test from 'ava';
import { strFromU8, unzipSync } from 'fflate';
import { gradescopeArchive } from '../../../lib/assignments/formats/gradescope-archive.ts';

const handgrad = new Map([['package.json', Buffer.from('{}')], ['dist/cli/main.js', Buffer.from('main')]]);

/** The Unix permissions of each entry, which stand in the directory at the end of a zip (APPNOTE, 4.3.12). */
function permissions(zip: Uint8Array): Readonly<Record<string, string>> {
  const bytes = Buffer.from(zip), found: Record<string, string> = {}, entry = 'PK\u0001\u0002';
  for (let at = bytes.indexOf(entry); at >= 0; at = bytes.indexOf(entry, at + 1)) {
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    found[name] = (bytes.readUInt32LE(at + 38) >>> 16 & 0o777).toString(8);
  }
  return found;
}

test('both scripts lie at the root and can be run; the package lies in its folder', t => {
  const zip = gradescopeArchive({ assignment: 'linear', seed: 5, handgrad });
  t.deepEqual(permissions(zip), {
    'setup.sh': '755', 'run_autograder': '755', 'fallback.json': '644', 'package.json': '644',
    'handgrad/package.json': '644', 'handgrad/dist/cli/main.js': '644',
  });
  const files = unzipSync(zip);
  t.is(strFromU8(files['handgrad/dist/cli/main.js']!), 'main');
  t.deepEqual((JSON.parse(strFromU8(files['package.json']!)) as { dependencies: object }).dependencies,
    { handgrad: 'file:handgrad' });
});

test('the entry script grades the assignment with the seed', t => {
  const files = unzipSync(gradescopeArchive({ assignment: 'linear', seed: 5, handgrad }));
  t.regex(strFromU8(files['run_autograder']!), /^ {2}--assignment linear --seed 5 --format gradescope --out "\$results"$/m);
});

test('a teacher\'s own assignment goes along, whatever its name', t => {
  const own = { entry: 'it\'s $(mine)/a.ts', files: new Map([['it\'s $(mine)/a.ts', Buffer.from('mine')]]) };
  const files = unzipSync(gradescopeArchive({ assignment: own, seed: 5, handgrad }));
  t.is(strFromU8(files['assignment/it\'s $(mine)/a.ts']!), 'mine');
  t.true(strFromU8(files['run_autograder']!).includes(`--assignment './assignment/it'\\''s $(mine)/a.ts' --seed 5`));
});

test('the same archive has the same bytes', t => {
  const make = (): Buffer => Buffer.from(gradescopeArchive({ assignment: 'linear', seed: 5, handgrad }));
  t.true(make().equals(make()));
});
