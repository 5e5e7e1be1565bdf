export { gradcheck, type GradcheckOptions } from './gradcheck.ts';
export { lossAsLayer } from './loss-as-layer.ts';
export {
  type CheckedElement, type ContractFinding, GradcheckReport, type GradientReport, type OracleName, type Verdict,
} from './report.ts';
