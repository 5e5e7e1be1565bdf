// What a teacher's file gets when it imports handgrad: the very code that runs, so that its tensors are tensors here.
import * as gradcheck from '../gradcheck/index.ts';
import * as init from '../init/index.ts';
import * as layers from '../layers/index.ts';
import * as losses from '../losses/index.ts';
import * as model from '../model/index.ts';
import * as random from '../random/index.ts';
import * as tensor from '../tensor/index.ts';
import { defineAssignment } from './define.ts';

/** The modules that stand for `handgrad` and `handgrad/tensor`, by these names. */
export const doors: Readonly<Record<string, object>> = {
  'handgrad': {
    ...gradcheck, ...init, ...layers, ...losses, ...model, ...random, ...tensor, defineAssignment,
  },
  'handgrad/tensor': tensor,
};
