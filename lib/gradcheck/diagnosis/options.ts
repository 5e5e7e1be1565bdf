import type { Layer } from '../../model/layer.ts';
import { abs, max, sameShape, sub, type Tensor } from '../../tensor/index.ts';
import type { Draw } from './draw.ts';
import type { Idea } from './hypothesis.ts';

/** Words between which layers let their users choose. */
const CHOICES = [['none', 'tanh'], ['mean', 'sum']];

/** A gradient that would be right if one of the layer's own options had another value: it is ignored in backward. */
export const optionIgnored: Idea = first => fieldsOf(first).flatMap(([field, value]) =>
  others(value).map(other => ({
    reason: field === 'axis' ? 'wrong-axis' : 'option-ignored',
    text: `${first.name} is what it would be with ${field} = ${other}; here ${field} = ${value}`,
    predict: draw => {
      const changed = draw.changed({ layer: withField(draw.parts.layer, field, other) });
      return isSame(changed.Y, draw.Y) ? undefined : changed.right;                // the field may be a mere record
    },
  })));

/** The numbers among the layer's fields: p, alpha, eps. */
export function numbersIn(draw: Draw): (readonly [field: string, value: number])[] {
  return fieldsOf(draw).filter((entry): entry is readonly [string, number] => typeof entry[1] === 'number');
}

/** The layer's own options, as far as they can be seen from outside. */
function fieldsOf({ parts: { layer } }: Draw): (readonly [field: string, value: number | string])[] {
  if ('withParams' in layer) return [];                      // such a layer is not copied by another `this`
  const found: [string, number | string][] = [];
  for (const field in layer) {                               // inherited ones too: a copy's prototype is the layer
    const value: unknown = Reflect.get(layer, field);
    if (typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))) found.push([field, value]);
  }
  return found;
}

function others(value: number | string): (number | string)[] {
  const wanted = typeof value === 'number' ? [0, 1, -1] : CHOICES.find(words => words.includes(value)) ?? [];
  return wanted.filter(other => other !== value);
}

function isSame(A: Tensor, B: Tensor): boolean {
  return sameShape(A.shape, B.shape) && max(abs(sub(A, B))).item() === 0;
}

function withField(layer: Layer, field: string, value: number | string): Layer {
  return Object.create(layer, { [field]: { value, enumerable: true } }) as Layer;
}
