import type { ExecutionContext } from 'ava';
import fc from 'fast-check';
import { runs } from './runs.ts';

/** In milliseconds. */
const SHOWN_AFTER = 20 * 60_000;

/**
 * Asserts that a property holds for so many random cases, and shows the smallest case in which it does not. Inside a
 * property, use `node:assert`: what it throws is shrunk.
 */
export function holds<Case>(t: ExecutionContext, property: fc.IPropertyWithHooks<Case>, quick = 100): void {
  t.notThrows(() => {
    fc.assert(property, {
      numRuns: runs(quick), includeErrorInReport: true,
      // Shrinking a pair of numbers can take hours: what it has found by then is shown. No property that holds takes so
      // long, on the slowest machine.
      interruptAfterTimeLimit: SHOWN_AFTER, markInterruptAsFailure: true,
    });
  });
}
