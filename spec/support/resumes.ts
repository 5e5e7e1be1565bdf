import type { ExecutionContext } from 'ava';
import { type Optimizer, tensor, toArray, zeros } from '../../lib/index.ts';

/** Asserts that an optimizer goes on from a saved state as if it had not stopped, and that what is saved is a copy. */
export function resumes(t: ExecutionContext, make: () => Optimizer): void {
  const gradient = { W: tensor([1, -2]) }, through = { W: zeros([2]) }, stopped = { W: zeros([2]) };
  const one = make(), first = make(), second = make();
  for (let step = 0; step < 4; step++) one.step(through, gradient);
  for (let step = 0; step < 2; step++) first.step(stopped, gradient);
  second.restore(first.state());
  first.step({ W: zeros([2]) }, gradient);
  for (let step = 0; step < 2; step++) second.step(stopped, gradient);
  t.deepEqual(toArray(stopped.W), toArray(through.W));
  t.is(second.state().t, 4);
}
