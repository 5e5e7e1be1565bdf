// What an attack is, and the guards that stand in its way. A guard is taken away by data where it is data, and
// otherwise by a change of the source before it is bundled: the program itself has no option that would weaken it.
import type { Guards } from '../../../lib/assignments/sandbox/isolation.ts';

/** A change of a source file: the text that has to stand there once, and what takes its place. */
export interface Patch {
  /** Within lib/assignments. */
  readonly file: string;
  readonly text: string;
  readonly by: string;
}

/** What a guard does, and how it is taken away. */
export interface Guard {
  /** What it is, for the table in docs/instructors.md. */
  readonly is: string;
  /** The guards of the operating system that are left out. */
  readonly guards?: Partial<Guards>;
  readonly patches?: readonly Patch[];
  /** Hidden inputs are those that the submission has seen. */
  readonly visibleSeed?: true;
}

const patch = (file: string, text: string, by: string): Patch => ({ file, text, by });

/** All guards by their names. */
export const guards = {
  permissions: { is: 'Node\'s permission model: no files, programs, threads', guards: { permissions: false } },
  namespaces: { is: 'namespaces: no network, no processes but its own', guards: { namespaces: false } },
  limits: { is: 'limits of memory, file size and processor time', guards: { limits: false } },
  signals: { is: 'a listener for SIGUSR1 in the grader', guards: { signals: false } },
  clock: {
    is: 'the wall clock, and SIGKILL',
    patches: [patch('sandbox/sandbox-process.ts', 'over\'); }, milliseconds)', 'over\'); }, 1e3 * milliseconds)'),
      patch('sandbox/grader.ts', 'const JUDGING = 4;', 'const JUDGING = 4e2;')],
  },
  environment: {
    is: 'an environment with nothing in it',
    patches: [patch('sandbox/isolation.ts', 'return { HANDGRAD_KERNELS: \'js\', ...given };',
      'return { ...process.env, ...given };')],
  },
  descriptors: {
    is: 'no descriptors but four pipes',
    patches: [patch('sandbox/sandbox-process.ts', '[\'pipe\', \'pipe\', \'pipe\', \'pipe\']',
      '[\'pipe\', \'pipe\', \'pipe\', \'pipe\', Number(process.env[\'OPEN\'])]')],
  },
  answers: {
    is: 'a cap on answers, in bytes, before they are read',
    patches: [patch('sandbox/sandbox-process.ts', 'LONGEST_ANSWER = 2 ** 25', 'LONGEST_ANSWER = 2 ** 40')],
  },
  asked: {
    is: 'no answer but to a question',
    patches: [patch('sandbox/sandbox-process.ts', 'if (this.#answered === undefined) {', 'if (false) {'),
      patch('sandbox/sandbox-process.ts', 'if (end !== chunk.length - 1) {', 'if (false) {')],
  },
  output: {
    is: 'a cap on what is printed',
    patches: [patch('sandbox/sandbox-process.ts', 'LONGEST_OUTPUT = 2 ** 14', 'LONGEST_OUTPUT = 2 ** 40'),
      patch('sandbox/grader.ts', '.slice(0, 2 ** 14)', '')],
  },
  sentences: {
    is: 'a cap on every sentence that a submission has words in',
    patches: [patch('sandbox/harness.ts', 'const MESSAGE = 2000;', 'const MESSAGE = 2 ** 30;'),
      patch('sandbox/remote-layer.ts', 'error.slice(0, 2000)', 'error'),
      patch('judge/findings.ts', 'sentence.length <= LONGEST', 'true')],
  },
  names: {
    is: 'a cap on the number of tensors in an answer',
    patches: [patch('sandbox/wire.ts', 'MOST_NAMES = 200', 'MOST_NAMES = 2 ** 30'),
      patch('judge/findings.ts', 'sentence.length <= LONGEST', 'true')],
  },
  code: {
    is: 'a cap on the code that is bundled',
    patches: [patch('sandbox/bundle.ts', 'const MOST_CODE = 2 ** 17;', 'const MOST_CODE = 2 ** 30;')],
  },
  look: {
    is: 'a look at each file before it is opened',
    patches: [patch('sandbox/collect.ts', 'if (found.isSymbolicLink())', 'if (false)'),
      patch('sandbox/collect.ts', 'if (entry.isSymbolicLink())', 'if (false)')],
  },
  nofollow: {
    is: 'files opened without following links or waiting for pipes, and asked what they are',
    patches: [patch('sandbox/collect.ts', 'open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)', 'open(path, O_RDONLY)'),
      patch('sandbox/collect.ts', 'stat.isFile() ? stat : { size: -1 }', 'stat')],
  },
  resolver: {
    is: 'a bundler that sees the submission\'s files and no disk',
    patches: [patch('sandbox/bundle.ts', 'const leadsOut =', 'if (wanted.startsWith(\'..\')) return { path: '
      + '`${process.cwd()}/${wanted}` };\n  const leadsOut =')],
  },
  door: {
    is: 'a door with numbers behind it, and no layer',
    patches: [patch('sandbox/door.ts', 'export * from \'../../init/index.ts\';',
      'export * from \'../../init/index.ts\';\nexport * from \'../../layers/index.ts\';')],
  },
  copies: {
    is: 'copies of the inputs and parameters for the submission',
    patches: [patch('judge/judged-layer.ts', 'this.#own.forward(copy(X), options)', 'this.#own.forward(X, options)'),
      patch('judge/judged-layer.ts', 'map(([name, P]) => [name, copy(P)])', 'map(([name, P]) => [name, P])'),
      patch('judge/judged-layer.ts', 'this.#own.backward(copy(dY), ', 'this.#own.backward(dY, '),
      patch('judge/forward.ts', '.forward(copy(X), ', '.forward(X, ')],
  },
  reference: {
    is: 'gradients of the reference\'s output, not of the submission\'s',
    patches: [patch('judge/judged-layer.ts', 'const [, own] = this.#own.forward(copy(X), options);\n      return [Y,',
      'const [other, own] = this.#own.forward(copy(X), options);\n      return [other,'),
    patch('judge/gradients.ts', 'if (failed !== undefined)', 'if (false)')],
  },
  refused: {
    is: 'every forward that fails is held against the contract, where the reference does not fail',
    patches: [patch('judge/judged-layer.ts', 'if (allFinite(Y)) this', 'if (false) this')],
  },
  again: {
    is: 'outputs compared at the beginning and at the end',
    patches: [patch('judge/judge.ts', 'again = judgeForward(attempt, [cases[0]!, last]);', 'again = forward;')],
  },
  detail: {
    is: 'no expected values in what is told',
    patches: [patch('judge/judge.ts', '...(detail && worst && { worst })', '...(worst && { worst })')],
  },
  seed: { is: 'inputs drawn by a seed that only the instructor knows', visibleSeed: true },
} as const satisfies Record<string, Guard>;

/** The name of a guard. */
export type GuardName = keyof typeof guards;

/** One attack. Plain data. */
export interface Attack {
  /** What the submission does, as a phrase. */
  readonly name: string;
  /** What it would gain or break. */
  readonly gain: string;
  /** Its files, by their paths; one text is `linear.js`. `HOME` in a text is the folder of the secrets. */
  readonly files: string | Readonly<Record<string, string>>;
  /** What in the submission's folder is no file: a link and where it leads, or a pipe. */
  readonly special?: Readonly<Record<string, { readonly to: string } | 'pipe'>>;
  /** The guards of its own that stop it; all of them are taken away to see that the spec would notice. */
  readonly guards: readonly GuardName[];
  /** How often it is tried without them, where it takes luck. Once unless said. */
  readonly tries?: number;
  /** Guards that a stronger attacker has got around already: they are missing in any case. */
  readonly without?: readonly GuardName[];
  /** The parts that are really right, and have their points. */
  readonly right?: readonly string[];
  /** The first version of Node that has what it uses. */
  readonly node?: number;
}
