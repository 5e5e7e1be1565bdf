/**
 * Gradient-check assignments, checking attempts at them and defining one's own: the door `handgrad/assignments`.
 * @module handgrad/assignments
 */
export type {
  Assignment, AssignmentCase, AssignmentTask, FunctionsTask, Handout, HandoutFiles, LayerTask, LossTask, PlainData,
} from './assignment.ts';
export { checkAssignment, type CheckAssignmentOptions } from './check.ts';
export { checkExports, type ExportReport, type Exports } from './check-exports.ts';
export { type AssignmentDefinition, defineAssignment } from './define.ts';
export { findAssignment } from './find.ts';
export type { LocalSubject } from './judge/attempt.ts';
export { AssignmentReport } from './report.ts';
export type { AssignmentResult, PartResult, PartVerdict } from './result.ts';
