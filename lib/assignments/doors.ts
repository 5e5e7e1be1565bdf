// What a teacher's file gets when it imports handgrad: the very code that runs, so that its tensors are tensors here.
import * as gradcheck from '../gradcheck/index.ts';
import * as init from '../init/index.ts';
import * as layers from '../layers/index.ts';
import * as losses from '../losses/index.ts';
import * as model from '../model/index.ts';
import * as random from '../random/index.ts';
import * as tensor from '../tensor/index.ts';
import { defineAssignment } from './define.ts';

/** The modules that stand for the doors of handgrad, by their names. */
export const doors: Readonly<Record<string, object>> = {
  'handgrad': {
    ...gradcheck, ...init, ...layers, ...losses, ...model, ...random, ...tensor,
  },
  'handgrad/assignments': { defineAssignment },
  'handgrad/tensor': tensor,
};
