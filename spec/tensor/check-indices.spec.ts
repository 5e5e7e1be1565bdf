import test from 'ava';
import { checkIndices, tensor, zeros } from '../../lib/tensor/index.ts';

test('whole numbers from 0 to one below the limit pass, in a tensor of any shape or in an array', t => {
  for (const indices of [tensor([[0, 4], [2, 2]]), tensor(4), [0, 4], zeros([0])]) {
    t.notThrows(() => { checkIndices('Embedding', indices, 5); });
  }
});

test('the first that is none is named, with its place and by the name of whoever asks', t => {
  const says = (indices: number[][], came: string): void => {
    t.throws(() => { checkIndices('Embedding', tensor(indices), 5); },
      { instanceOf: RangeError, message: `Embedding: index ${came}; wanted a whole number from 0 to 4` });
  };
  says([[0, 1], [5, 7]], '5 at place 2');
  says([[0, -1]], '-1 at place 1');
  says([[0.5, 1]], '0.5 at place 0');
  says([[0, 1], [0, NaN]], 'NaN at place 3');
});
