export { diagnose } from './diagnose.ts';
export type { Origin } from './draws.ts';
export type { Reason } from './hypothesis.ts';
export { trainingWarning, upstreamWarning, warningsOf } from './warnings.ts';
