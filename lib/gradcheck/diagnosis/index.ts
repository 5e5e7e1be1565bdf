export { diagnose } from './diagnose.ts';
export type { Origin } from './draws.ts';
export type { Reason } from './hypothesis.ts';
export { warningsOf } from './warnings.ts';
