import { functionAsLayer, type LayerFunctions } from '../../gradcheck/function-as-layer.ts';
import { lossAsLayer } from '../../gradcheck/loss-as-layer.ts';
import { describeValue } from '../../model/describe.ts';
import type { Layer, Params } from '../../model/layer.ts';
import type { Loss } from '../../model/loss.ts';
import { withParams } from '../../model/with-params.ts';
import { copy, formatShape, sameShape } from '../../tensor/index.ts';
import type { Remote } from '../sandbox/remote-layer.ts';
import type { AssignmentTask, PlainData } from '../assignment.ts';
import type { ReadyCase } from './cases.ts';
import { copies } from './judged-layer.ts';

/** Somebody's attempt at an assignment, wherever it runs: something that layers can be made of. */
export interface Attempt {
  /**
   * The layer for a case, with the case's parameters.
   * @throws Error with what is missing, or what the attempt itself throws.
   */
  layer(theCase: ReadyCase): Layer;
  /** The most often that one backward has called forward, where that is known. */
  readonly forwardsInBackward?: number;
}

/** An attempt in another process. */
export function remoteAttempt(remote: Remote): Attempt {
  return {
    layer: ({ args = [], target, reference }) => prepared(remote.make(args, target), reference),
    get forwardsInBackward() { return remote.forwardsInBackward; },
  };
}

/** What a person hands over in the same program: the class, or an object with both functions. */
export type LocalSubject = (new (...args: never[]) => Layer | Loss) | LayerFunctions;

/**
 * An attempt in this process.
 * @throws TypeError where the subject is not what the task asks for.
 */
export function localAttempt(subject: LocalSubject, task: AssignmentTask): Attempt {
  if (task.kind === 'functions') {
    const both = typeof subject === 'object' && ['forward', 'backward'].every(name =>
      typeof (subject as unknown as Record<string, unknown>)[name] === 'function');
    if (!both) {
      throw new TypeError(`checkAssignment: ${describeValue(subject)}; wanted { forward, backward }`);
    }
    return { layer: ({ reference }) => functionAsLayer(subject, copies(reference.params)) };
  }
  if (typeof subject !== 'function') {
    throw new TypeError(`checkAssignment: ${describeValue(subject)}; wanted the class ${task.name}`);
  }
  const make = (args: readonly PlainData[]): Layer | Loss => new subject(...args as never[]);
  if (task.kind === 'loss') {
    return { layer: ({ args = [], target }) => lossAsLayer(make(args) as Loss, copy(target!)) };
  }
  return { layer: ({ args = [], reference }) => prepared(make(args) as Layer, reference) };
}

/** The layer with copies of the reference's parameters, if its own have their names and shapes: the task says them. */
function prepared(layer: Layer, { params }: Layer): Layer {
  const { params: own = {} } = layer as { params?: Params };
  const names = Object.keys(params), missing = names.filter(name => !(name in own));
  const unknown = Object.keys(own).filter(name => !names.includes(name));
  if (Object.keys(own).length === 0 && missing.length === names.length) return given(); // as functions have
  if (missing.length > 0 || unknown.length > 0) {
    throw new TypeError(`params are [${Object.keys(own).join(', ')}]; wanted [${names.join(', ')}]`);
  }
  for (const name of names) {
    const { shape } = params[name]!;
    if (sameShape(own[name]!.shape, shape)) continue;
    throw new TypeError(`params.${name} is ${formatShape(own[name]!.shape)}; wanted ${formatShape(shape)}`);
  }
  return given();

  function given(): Layer {
    return names.length === 0 ? layer : withParams(layer, copies(params));
  }
}
