import test from 'ava';
import { gradcheck, type GradcheckOptions, type Layer, type Tensor } from '../../lib/index.ts';
import { type Change, withWrong, X43 } from './wrong-backward.ts';

/** What gradcheck says of each wrong gradient; `undefined` where it does not know why it is wrong. */
export function reasonsOf(layer: Layer, X: Tensor, options: GradcheckOptions = {}):
{ [name: string]: string | undefined } {
  const wrong = gradcheck(layer, X, options).gradients.filter(({ verdict }) => verdict === 'wrong');
  return Object.fromEntries(wrong.map(({ name, diagnosis }) => [name, diagnosis?.reason]));
}

/** Declares a test: this layer with this change has these wrong gradients, for these reasons. */
export function isDiagnosed(what: string, reasons: { [name: string]: string | undefined }, layer: Layer,
  change: Change, X: Tensor = X43, options: GradcheckOptions = {}): void {
  test(`${Object.values(reasons).map(reason => reason ?? 'nothing is said').join(', ')}: ${what}`, t => {
    t.deepEqual(reasonsOf(withWrong(layer, change), X, options), reasons);
  });
}
