import { Random } from '../../random/index.ts';
import type { Assignment, AssignmentTask } from '../assignment.ts';
import { importedNames, importOf, withoutImports } from '../handout/imports.ts';
import { derivationOf } from '../handout/readme.ts';
import { cellOf, notebookOf, type Role } from './notebook.ts';

/** How a notebook for nbgrader is made. */
export interface NbgraderOptions {
  /** The version for students: neither solutions nor hidden tests. */
  readonly release: boolean;
  /** What fixes the inputs of the hidden tests; and the planted error, where there is one. */
  readonly seed: number;
}

/**
 * An assignment that handgrad brings as a notebook for nbgrader and the Deno kernel. The solution regions of the
 * version for instructors call the reference. A set of planted errors has no solution region: its layer is a plain
 * cell, which nbgrader leaves as the student left it.
 */
export function generateNbgrader(assignment: Assignment, { release, seed }: NbgraderOptions): string {
  const { id, task, points, handout } = assignment, { text, given } = handout.source(seed), subject = subjectOf(task);
  const layer = release ? inCell(text) : solved(assignment, inCell(text));
  const roles: readonly Role[] = [
    { id: `${id}-derivation`, role: 'text', source: derivationOf(assignment).trim() },
    { id: `${id}-imports`, role: 'code', source: importsOf(id, [...Object.values(given), text]) },
    ...Object.entries(given).map(([name, file]): Role =>
      ({ id: `${id}-${name.replaceAll(/\W+/g, '-')}`, role: 'code', source: inCell(file) })),
    { id: `${id}-layer`, role: stub(id).test(text) ? 'solution' : 'own', source: layer },
    { id: `${id}-check`, role: 'code', source: `${required}\nawait checkAssignment(assignment, ${subject})` },
    ...Object.entries(points).map(([part, count]): Role => {
      const source = testOf(part, subject, release ? undefined : seed);
      return { id: `${id}-${part}`, role: 'tests', points: count, source };
    }),
  ];
  return notebookOf(roles.map(role => cellOf(role, release)));
}

/** What is thrown where something is to be written. */
function stub(id: string, flags = ''): RegExp {
  return new RegExp(`^( *)throw new Error\\('${id}: (forward|backward) is still to be written'\\);$`, `m${flags}`);
}

function subjectOf(task: AssignmentTask): string {
  return task.kind === 'functions' ? `{ forward: ${task.forward}, backward: ${task.backward} }` : task.name;
}

/** What checks the student's work. */
export const CHECKS =
  'import { type AssignmentReport, checkAssignment, findAssignment } from \'handgrad/assignments\';';

/** All imports of all files, each name once: what one cell imports, every cell sees. */
function importsOf(id: string, files: readonly string[]): string {
  const imports = ['handgrad', 'handgrad/tensor'].map(door => {
    const names = files.flatMap(file => importedNames(file, door));
    return names.length === 0 ? '' : importOf(door, names);
  });
  return [`${CHECKS}\n`, ...imports, `\nconst assignment = await findAssignment('${id}');`].join('');
}

/** A file in a cell: other cells see what it declares without an export. */
function inCell(file: string): string {
  return withoutImports(file).replaceAll(/^export (?=\S)/gm, '').trim();
}

/** The layer with the reference's own methods in its bodies, called on what the student's constructor made. */
function solved({ id, task, draw }: Assignment, text: string): string {
  if (!stub(id).test(text)) return text;
  const args = (draw(new Random(1)).args ?? []).map(arg => JSON.stringify(arg)).join(', ');
  const made = task.kind === 'functions' ? '' : `(${args})`;
  const call = task.kind === 'functions' ? 'reference.$2(...arguments)' : 'reference.$2.apply(this, arguments)';
  const body = solution(`return ${call};`).map(line => `$1${line}`).join('\n');
  return [...solution(`const reference = assignment.task.reference${made};`), text.replaceAll(stub(id, 'g'), body)]
    .join('\n');
}

function solution(line: string): readonly string[] {
  return ['// ### BEGIN SOLUTION', line, '// ### END SOLUTION'];
}

const required = `function requirePart(report: AssignmentReport, name: string): void {
  const { points, max, problem, verdict } = report.result.parts.find(part => part.name === name)!;
  if (points < max) throw new Error(\`\${name}: \${problem ?? verdict}\`);
}
`;

function testOf(part: string, subject: string, seed: number | undefined): string {
  const test = (options: string): string =>
    `requirePart(await checkAssignment(assignment, ${subject}${options}), '${part}');`;
  if (seed === undefined) return test('');
  const hidden = test(`, { seed: ${seed} }`);
  return [test(''), '// ### BEGIN HIDDEN TESTS', hidden, '// ### END HIDDEN TESTS'].join('\n');
}
