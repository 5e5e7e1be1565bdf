import { functionAsLayer, gradcheck, lossAsLayer } from '../gradcheck/index.ts';
import { describeValue } from '../model/describe.ts';
import type { ForwardOptions, Layer, Loss, Params } from '../model/index.ts';
import { withParams } from '../model/index.ts';
import { randn, Random } from '../random/index.ts';
import { Tensor } from '../tensor/index.ts';
import type { Assignment, AssignmentCase } from './assignment.ts';

/** The parts that are no gradients. */
const PARTS = ['forward', 'contract', 'stability'];
const SEED = 1;

/**
 * Refuses an assignment that could not be given: words and points that make no sense, a case that the reference cannot
 * run, parts that it does not have, and a reference whose own gradient is wrong.
 * @throws TypeError, or Error for what the reference does, that names the assignment and says what was wanted.
 */
export function checkDefinition(assignment: Assignment): void {
  const { id, draw, extremes, points } = assignment;
  checkWords(assignment);
  checkPoints(assignment);
  const wanted = tried(assignment, 'draw', () => gradientsOf(assignment, draw(new Random(SEED))));
  const parts = Object.keys(points), unknown = parts.find(part => !PARTS.includes(part) && !wanted.includes(part));
  if (unknown !== undefined) {
    throw new TypeError(`${id}: points for '${unknown}', which the reference does not have; there is ${
      [...PARTS, ...wanted].join(', ')}`);
  }
  const cases = tried(assignment, 'extremes', () => extremes?.(new Random(SEED)) ?? []);
  if (parts.includes('stability') !== (cases.length > 0)) {
    throw new TypeError(`${id}: points for stability and extremes belong together, and only one of them is there`);
  }
  for (const one of cases) tried(assignment, 'extremes', () => asLayer(assignment, one).forward(one.X, inCase(one)));
}

function checkWords({ id, title, task, handout, hints, points }: Assignment): void {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) {
    throw new TypeError(`defineAssignment: id is '${id}'; wanted small letters, digits and single hyphens`);
  }
  const names = task.kind === 'functions' ? [task.forward, task.backward] : [task.name];
  const strange = names.find(name => !/^[A-Za-z_$][\w$]*$/.test(name));
  if (strange !== undefined) throw new TypeError(`${id}: '${strange}' is no name that a file could export`);
  if (title.trim() === '') throw new TypeError(`${id}: the title is empty`);
  if (handout.formula.trim() === '') throw new TypeError(`${id}: the formula is empty`);
  if (handout.steps.length === 0) throw new TypeError(`${id}: there is no step of the derivation to ask for`);
  if (Object.keys(handout.shapes).length === 0) throw new TypeError(`${id}: shapes is empty; wanted { X: '(N,I)', … }`);
  const stray = Object.keys(hints).find(part => !(part in points));
  if (stray !== undefined) throw new TypeError(`${id}: a hint for '${stray}', which has no points`);
}

function checkPoints({ id, points }: Assignment): void {
  if (!('forward' in points)) throw new TypeError(`${id}: forward has no points, and without it nothing counts`);
  for (const [part, count] of Object.entries(points)) {
    if (count > 0 && count < Infinity) continue;
    throw new TypeError(`${id}: ${part} counts ${count} points; wanted more than 0`);
  }
}

/** The names of the gradients that the reference has, once they are found right. */
function gradientsOf(assignment: Assignment, one: AssignmentCase): readonly string[] {
  if (!(one.X instanceof Tensor)) throw new TypeError(`X is ${describeValue(one.X)}; wanted a tensor`);
  const layer = asLayer(assignment, one), report = gradcheck(layer, one.X, { training: one.training ?? false });
  if (report.verdict === 'wrong') throw new Error(`the reference is not right itself:\n${String(report)}`);
  return ['dX', ...Object.keys(layer.params).map(name => `d${name}`)];
}

/** The reference for a case, with parameters in which nothing is 0 or 1 by chance. */
function asLayer({ task }: Assignment, { args = [], params, target }: AssignmentCase): Layer {
  if (task.kind === 'functions') {
    if (params === undefined) throw new TypeError('functions need params, and the case has none');
    return functionAsLayer(task.reference, params);
  }
  const made = (task.reference as (...given: unknown[]) => Layer | Loss)(...args);
  if (task.kind === 'layer') {
    const layer = made as Layer;
    return withParams(layer, params ?? drawnLike(layer.params));
  }
  if (target === undefined) throw new TypeError('a loss needs a target, and the case has none');
  return lossAsLayer(made as Loss, target);
}

function drawnLike(params: Params): Params {
  const random = new Random(SEED);
  return Object.fromEntries(Object.entries(params).map(([name, { shape }]) => [name, randn(shape, { random })]));
}

const inCase = ({ training = false }: AssignmentCase): ForwardOptions => ({ training, seed: SEED });

function tried<R>({ id }: Assignment, what: string, run: () => R): R {
  try {
    return run();
  } catch (error) {
    throw new Error(`${id}: a case that ${what} makes does not work: ${(error as Error).message}`, { cause: error });
  }
}
