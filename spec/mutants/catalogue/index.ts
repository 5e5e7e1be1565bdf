import type { Mutant } from '../mutant.ts';
import { attentionMutants } from './attention.ts';
import { convolutionMutants } from './convolution.ts';
import { dropoutFlattenMutants } from './dropout-flatten.ts';
import { embeddingMutants } from './embedding.ts';
import { gateMutants } from './gates.ts';
import { linearContractMutants } from './linear-contract.ts';
import { linearMutants } from './linear.ts';
import { labelLossMutants } from './losses-labels.ts';
import { regressionLossMutants } from './losses-regression.ts';
import { lossMutants } from './losses.ts';
import { normalisationMutants } from './normalisations.ts';
import { recurrenceMutants } from './recurrence.ts';
import { rectifierMutants } from './rectifiers.ts';
import { sequentialMutants } from './sequential.ts';
import { softmaxMutants } from './softmax.ts';
import { squashingMutants } from './squashing.ts';

/**
 * All wrong backwards, written from the code of the layers and, but for those of the normalisations and two that
 * docs/mutants.md tells of, without knowledge of the code that diagnoses them.
 */
export const catalogue: readonly Mutant[] = [
  ...linearMutants, ...linearContractMutants, ...rectifierMutants, ...squashingMutants, ...gateMutants,
  ...softmaxMutants, ...dropoutFlattenMutants, ...sequentialMutants, ...lossMutants,
  ...regressionLossMutants, ...labelLossMutants,
  ...normalisationMutants, ...convolutionMutants, ...recurrenceMutants, ...embeddingMutants, ...attentionMutants,
];
