import { withParams } from '../../model/with-params.ts';
import { copy, formatShape, reshape, sameShape, transpose } from '../../tensor/index.ts';
import type { Idea } from './hypothesis.ts';

/** The right numbers, in order, under another shape. */
export const reshaped: Idea = ({ name, claimed: { shape, size }, of }) => [{
  reason: 'wrong-shape',
  text: `${name} has the right numbers in the shape ${formatShape(shape)}; it should be ${formatShape(of.shape)}`,
  predict: ({ right }) => sameShape(shape, of.shape) || size !== of.size ? undefined : reshape(right, shape),
}];

/** Rows and columns exchanged. */
export const transposed: Idea = ({ name }) => [{
  reason: 'transposed',
  text: `${name} is transposed`,
  predict: ({ right }) => right.rank < 2 ? undefined : transpose(right),
}];

/** A square parameter that stands transposed in the formula of another gradient. */
export const ofTransposed: Idea = ({ name, parts: { layer: { params: all } } }) => Object.entries(all)
  .filter(([, { rank, shape }]) => rank === 2 && shape[0] === shape[1])
  .map(([parameter]) => ({
    reason: 'transposed',
    text: `${name} is what it would be if ${parameter} were transposed`,
    predict: draw => {
      const { layer } = draw.parts, { params } = layer;
      const turned = { ...params, [parameter]: copy(transpose(params[parameter]!)) };
      return draw.changed({ layer: withParams(layer, turned) }).right;
    },
  }));
