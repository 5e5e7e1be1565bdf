export { assertGradients, type AssertGradientsOptions, GradientError } from './assert-gradients.ts';
export { counterexample, type CounterexampleOptions } from './counterexample.ts';
export type { Counterexample } from './counterexample/example.ts';
export { functionAsLayer, type LayerFunctions } from './function-as-layer.ts';
export { gradcheck, type GradcheckOptions } from './gradcheck.ts';
export { lossAsLayer } from './loss-as-layer.ts';
export type {
  ContractJson, CounterexampleJson, ElementJson, GradcheckJson, GradientJson, NestedJson,
} from './report-json.ts';
export type { Reason } from './diagnosis/index.ts';
export {
  type CheckedElement, type ContractFinding, type Diagnosis, type ElementErrors, GradcheckReport, type GradientReport,
  type OracleName, type ReportDetails, type Sampling, type Verdict,
} from './report.ts';
