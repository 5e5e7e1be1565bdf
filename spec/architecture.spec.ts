import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import {
  beyondExports, dataAccesses, type Files, forbiddenImports, forbiddenPackages, importsOf, isShared, loadedBy,
  loadingCircles, longFiles, lostImports, neighbourlyImports, withoutPartner,
} from './support/architecture.ts';
import { root } from './support/root.ts';

// The rules. docs/architecture.md explains them; support/architecture.ts checks them.

const engine = ['tensor', 'random', 'model', 'init', 'layers', 'losses', 'optimizers', 'gradcheck'];
const tools = ['display', 'plots', 'training', 'interop', 'assignments'];

/** Each folder of lib, and the folders that it may import besides itself. `type model`: types of it, nothing else. */
const mayImport = {
  'display': [],
  'tensor': ['display'],
  'random': ['tensor'],
  'model': ['display', 'tensor', 'random'],
  'init': ['tensor', 'random'],
  'layers': ['tensor', 'random', 'init', 'type model'],
  'losses': ['tensor', 'random', 'init', 'type model'],
  'optimizers': ['tensor', 'random', 'init', 'type model'],
  'gradcheck': ['display', 'tensor', 'random', 'model'],
  'plots': ['display', 'tensor'],
  'training': [...engine, ...tools],
  'interop': [...engine, ...tools],
  'assignments': [...engine, ...tools],
  'cli': [...engine, ...tools],
  '': [...engine, ...tools], // lib/index.ts
  // A layer made of layers has to give each of them its parameters, as a container does.
  'lib/layers/transformer-block.ts': ['tensor', 'random', 'model'],
};

/** Layers do not know each other, nor do losses or optimizers. What they share lies in a folder `shared` of theirs. */
const alone = {
  folders: ['layers', 'losses', 'optimizers'],
  /** Files that are made of their neighbours. */
  composites: ['lib/optimizers/adamw.ts', 'lib/layers/transformer-block.ts'],
};

/** Packages that one place alone may import. */
const home = { 'mathjs': 'lib/tensor/', 'fast-check': 'lib/gradcheck/' };
/** Of these only types, but for the one that is a door of its own. */
const onlyTypesOf = { package: 'fast-check', but: 'lib/gradcheck/laws.ts' };

/** One file of these folders (not `shared`) = one spec = one note; and so for a layer that lives elsewhere. */
const derived = { folders: ['layers', 'losses'], elsewhere: ['lib/model/residual.ts', 'lib/model/sequential.ts'] };

/** What runs other people's code: only these import what they work out when they run. */
const runsOthers = ['lib/assignments/load.ts', 'lib/assignments/sandbox/harness.ts'];

const longest = 200;

// The project as it is.

const list = (folder: string, ending: string): readonly string[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter(path => path.endsWith(ending));
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const inFolders = (path: string, folders: readonly string[]): boolean =>
  folders.some(folder => path.startsWith(`lib/${folder}/`) || path.startsWith(`spec/${folder}/`));

const lib: Files = new Map([...list('lib', '.ts'), ...list('lib', '.js')].map(path => [path, read(path)]));
const written = new Map([...lib].filter(([path]) => !path.includes('/generated/')));
const { dependencies, peerDependencies } = JSON.parse(read('package.json')) as
  Record<'dependencies' | 'peerDependencies', Record<string, string>>;

const specOf = (path: string): string => path.replace(/^lib/, 'spec').replace(/\.ts$/, '.spec.ts');
const noteOf = (path: string): string => path.replace(/^.*\//, 'docs/derivations/').replace(/\.ts$/, '.md');
const isBarrel = (path: string): boolean => path.endsWith('/index.ts');

const derivedFiles = [...lib.keys()].filter(path => derived.elsewhere.includes(path)
  || (inFolders(path, derived.folders) && !isBarrel(path) && !isShared(path)));
const derivedSpecs = list('spec', '.spec.ts').filter(path => derived.elsewhere.map(specOf).includes(path)
  || (inFolders(path, derived.folders) && !isShared(path)));

test('every import in lib leads to a file of lib', t => {
  t.deepEqual(lostImports(lib), []);
});

test('every folder of lib imports only what the rules allow', t => {
  t.deepEqual(forbiddenImports(lib, mayImport), []);
});

test('layers, losses and optimizers do not import their neighbours', t => {
  t.deepEqual(neighbourlyImports(lib, alone), []);
  t.deepEqual(alone.composites.filter(path => !lib.has(path)), [], 'an exception for a file that is no more');
});

test('no files of lib load each other in a circle', t => {
  t.deepEqual(loadingCircles(lib), []);
});

test('lib imports declared dependencies only, mathjs for tensors and fast-check for checks', t => {
  t.deepEqual(forbiddenPackages(lib, Object.keys({ ...dependencies, ...peerDependencies }), home), []);
});

test('only what runs other people\'s code imports what it works out when it runs', t => {
  const computing = [...written].filter(([path, text]) => importsOf(path, text).some(({ computed }) => computed));
  t.deepEqual(computing.map(([path]) => path).sort(), runsOthers);
});

test('only the laws import fast-check to run it; what else needs it loads it when something is wrong', t => {
  const loading = [...written].filter(([path, text]) => importsOf(path, text).some(({ specifier, typeOnly }) =>
    specifier === onlyTypesOf.package && !typeOnly));
  t.deepEqual(loading.map(([path]) => path), [onlyTypesOf.but]);
});

test('the doors are lists of names, and load neither the command line nor fast-check', t => {
  for (const door of ['lib/index.ts', 'lib/tensor/index.ts']) {
    t.deepEqual(beyondExports(door, read(door)), []);
    const loaded = [...loadedBy(lib, door)];
    t.deepEqual(loaded.filter(name => name === 'fast-check' || name.startsWith('lib/cli/')), []);
  }
});

test('every layer and every loss has its spec, and every spec there its layer or loss', t => {
  t.deepEqual(withoutPartner(derivedFiles, derivedSpecs, specOf), []);
});

test('every layer and every loss has its derivation note, and every note its layer or loss', t => {
  t.deepEqual(withoutPartner(derivedFiles, list('docs/derivations', '.md'), noteOf), []);
});

test('no file of lib is too long to be read at a sitting', t => {
  t.deepEqual(longFiles(written, longest), []);
});

test('layers, losses and optimizers never touch the data of a tensor', t => {
  const pure = [...lib].filter(([path]) => inFolders(path, alone.folders) || derived.elsewhere.includes(path));
  t.deepEqual(dataAccesses(new Map(pure)), []);
});
