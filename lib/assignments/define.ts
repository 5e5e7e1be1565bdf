import { checkOptions } from '../tensor/index.ts';
import type { Assignment, Handout, HandoutFiles } from './assignment.ts';
import { checkDefinition } from './check-definition.ts';
import { prepareHandouts } from './handout/prepare.ts';
import { readTextFile } from './node-files.ts';

/** What {@link defineAssignment} makes an assignment of. */
export interface AssignmentDefinition extends
  Pick<Assignment, 'id' | 'title' | 'task' | 'points' | 'draw' | 'extremes'>,
  Pick<Handout, 'formula' | 'shapes' | 'steps'> {
  /**
   * The file that the handout is made of, most often this one: `import.meta.url`. What lies between `//#region handout`
   * and `//#endregion handout` is given to students (the whole file where there is no such region), with the bodies of
   * the methods or functions between `//#region forward` and `//#endregion forward`, and `backward` likewise, left out.
   */
  readonly source: string;
  /** The name of the file that students write in. The source's unless said. */
  readonly file?: string;
  /** The assignments that should be done before. None unless said. */
  readonly needs?: readonly string[];
  /** By part, what to think of where it is wrong. None unless said. */
  readonly hints?: Readonly<Record<string, string>>;
}

const KNOWN = [
  'id', 'title', 'task', 'points', 'draw', 'extremes', 'formula', 'shapes', 'steps', 'source', 'file', 'needs', 'hints',
];

/**
 * Makes an assignment of a reference of your own, in one file that exports it as default:
 * `handgrad start ./my-assignment.ts`, `check` and `grade` take the file in place of an id. All of it is checked: the
 * reference's own gradients, a case from `draw`, the parts that have points, and the marked regions. An example is in
 * [For instructors](../../docs/instructors.md).
 * @throws TypeError for what makes no sense, SyntaxError where the marked regions are not as they should be, Error for
 * a reference that is wrong itself or does not run.
 */
export function defineAssignment(definition: AssignmentDefinition): Assignment {
  checkOptions('defineAssignment', definition, KNOWN);
  const { source, formula, shapes, steps, needs = [], hints = {}, ...rest } = definition;
  const { file = decodeURIComponent(source.slice(source.lastIndexOf('/') + 1)), ...task } = rest;
  const files = (): HandoutFiles => ownHandout(definition);
  const assignment = { ...task, needs, hints, handout: { file, source: files, formula, shapes, steps } };
  checkDefinition(assignment);
  files();
  defined.add(assignment);
  return assignment;
}

const defined = new WeakSet();

/** Whether something is an assignment that {@link defineAssignment} made. */
export function isDefined(value: unknown): value is Assignment {
  return typeof value === 'object' && value !== null && defined.has(value);
}

/** Paths begin with a folder, which an import of the file's must not leave. */
const FOLDER = 'own/';

function ownHandout({ id, source, shapes }: AssignmentDefinition): HandoutFiles {
  const path = `${FOLDER}${source.slice(source.lastIndexOf('/') + 1)}`;
  const read = (name: string): string => readTextFile(new URL(name.slice(FOLDER.length), source));
  return prepareHandouts({ id, path, shapes }, read)[0]!;
}
