// `npm run package:check`: packs handgrad as it would be published, and looks at it as its users will.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = join(root, 'node_modules/.cache/package-check'); // below node_modules: dependencies are found from here
const npm = process.env.npm_execpath;
if (npm === undefined) throw new Error('run this as: npm run package:check');

/** Runs a Node program. Its output is shown, or returned. */
function node(args, { cwd = root, show = true } = {}) {
  const { status, stdout } = spawnSync(process.execPath, args, {
    cwd, encoding: 'utf8', stdio: ['ignore', show ? 'inherit' : 'pipe', 'inherit'],
  });
  if (status === 0) return stdout;
  return fail(`node ${args.join(' ')}`, stdout ?? '');
}

function check(what, wrong) {
  if (wrong.length > 0) fail(what, wrong.join('\n'));
  console.log(`ok: ${what}`);
}

function fail(what, details) {
  console.error(`not ok: ${what}\n${details}`);
  process.exit(1);
}

function program(name, bin) {
  return join(root, 'node_modules', name, bin);
}

rmSync(join(root, 'dist'), { recursive: true, force: true });
rmSync(scratch, { recursive: true, force: true });
mkdirSync(scratch, { recursive: true });
node([npm, 'run', 'build']);

const pack = [npm, 'pack', '--json', '--ignore-scripts', '--pack-destination', scratch];
const packed = JSON.parse(node(pack, { show: false }));
const { filename, files, size, unpackedSize } = Object.values(packed)[0];
const paths = files.map(({ path }) => path);
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const notes = readdirSync(join(root, 'docs/derivations')).map(name => `docs/derivations/${name}`);
const expected = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', ...notes];
check('the package has its manifest, readme, licence, changelog and derivation notes',
  expected.filter(path => !paths.includes(path)));
const doors = Object.entries(manifest.exports).filter(([door]) => door !== './package.json');
const commands = Object.values(manifest.bin);
const programs = ['dist/assignments/sandbox/harness.js', 'dist/assignments/sandbox/worker.js'];
const bundled = [...doors.map(([, door]) => door.default.replace('./', '')), ...commands, ...programs];
const besides = 'besides these, it has the types of lib, its doors and programs, what they share, and handouts';
check(besides, paths.filter(path => {
  const source = /^dist\/(.+)\.d\.ts$/.exec(path)?.[1];
  const typed = ['.ts', '.js'].some(ending => existsSync(join(root, 'lib', `${source}${ending}`)));
  const made = /^dist\/(?:shared\/\w+\.js|assignments\/handouts\/[\w-]+\.json)$/.test(path);
  return !expected.includes(path) && !typed && !bundled.includes(path) && !made;
}));
const entries = [...doors.flatMap(([, { types, default: code }]) => [types, code]), ...commands];
check('it has whatever exports and bin point to', entries.filter(path => !paths.includes(path.replace('./', ''))));
check('a command starts with #!', commands.filter(path => !readFileSync(join(root, path), 'utf8').startsWith('#!')));
const kB = bytes => `${Math.round(bytes / 1024)} kB`;
console.log(`ok: ${paths.length} files, ${kB(size)} packed, ${kB(unpackedSize)} unpacked`);

const tarball = join(scratch, filename);
node([program('publint', 'src/cli.js'), 'run', '--strict', tarball]);
node([program('@arethetypeswrong/cli', 'dist/index.js'), tarball, '--profile', 'esm-only', '--no-definitely-typed']);

// A consumer with the strictest types and neither @types/node nor the DOM.
const installed = join(scratch, 'node_modules/handgrad');
for (const path of paths) {
  mkdirSync(dirname(join(installed, path)), { recursive: true });
  cpSync(join(root, path), join(installed, path));
}
const names = doors.map(([door]) => door.replace('.', 'handgrad'));
writeFileSync(join(scratch, 'package.json'), JSON.stringify({ type: 'module' }));
writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify({
  files: ['consumer.ts'],
  compilerOptions: { noEmit: true, strict: true, module: 'nodenext', target: 'es2022', lib: ['es2023'], types: [] },
}));
writeFileSync(join(scratch, 'consumer.ts'), names.map((name, i) => `export * as door${i} from '${name}';\n`).join(''));
// A bundler may call a class something else inside; but layers are told by the names of their classes.
writeFileSync(join(scratch, 'consumer.js'), names.map(name => `{
  const values = Object.entries(await import('${name}'));
  const renamed = values.filter(([name, value]) => /^class/.test(value) && value.name !== name).map(([name]) => name);
  if (renamed.length > 0) throw new Error('${name}: other names inside than ' + renamed);
  console.log('ok: ${name} exports', values.length, 'values');
}\n`).join(''));
node([program('typescript', 'bin/tsc')], { cwd: scratch });
console.log('ok: its types check');
node(['consumer.js'], { cwd: scratch });
node([join(installed, manifest.bin.handgrad), '--help'], { show: false });
console.log('ok: the command answers --help');
rmSync(scratch, { recursive: true, force: true });
