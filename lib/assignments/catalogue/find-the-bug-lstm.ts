import { findTheBug } from './find-the-bug.ts';
import { lstm } from './lstm.ts';

/** Errors in {@link lstm}. */
export const findTheBugLstm = findTheBug({
  of: lstm,
  name: 'the LSTM',
  points: { forward: 1, dX: 3, dWx: 2, dWh: 2, dbx: 1, dbh: 1 },
  errors: [
    {
      name: 'what the next cell hands back is forgotten',
      replace: [['const dc = add(mul(mul(dh, o), tanhSlope(shown)), carriedC);',
        'const dc = mul(mul(dh, o), tanhSlope(shown));']],
    },
    {
      name: 'the forget gate meets the cell after the step',
      replace: [['mul(mul(dc, before), sigmoidSlope(f))', 'mul(mul(dc, c), sigmoidSlope(f))']],
    },
    {
      name: 'the input gate gets its own value for the candidate\'s',
      replace: [['mul(mul(dc, g), sigmoidSlope(i))', 'mul(mul(dc, i), sigmoidSlope(i))']],
    },
    {
      name: 'the candidate has the slope of a gate',
      replace: [['mul(mul(dc, i), tanhSlope(g))', 'mul(mul(dc, i), sigmoidSlope(g))']],
    },
    {
      name: 'the output gate shows the cell without its tanh',
      replace: [['mul(mul(dh, shown), sigmoidSlope(o))', 'mul(mul(dh, c), sigmoidSlope(o))']],
    },
    {
      name: 'the second weight meets the state of its own step',
      replace: [['slice(Y, [], [0, -1])', 'slice(Y, [], [1])']],
    },
  ],
});
