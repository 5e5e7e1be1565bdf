import test from 'ava';
import { checkPlot, type PlotOptions } from '../../lib/plots/options.ts';
import { tensor } from '../../lib/index.ts';

const axes = { x: { label: 'x' }, y: { label: 'y' } };
const plotted = (curve: object, more: object = {}) =>
  checkPlot({ ...axes, ...more, curves: [{ name: 'a', ...curve }] } as unknown as PlotOptions)[0]!;

test('a curve is made of arrays, of typed arrays, or of tensors and their views', t => {
  const points = [{ x: 1, y: 3 }, { x: 2, y: 4 }];
  t.deepEqual(plotted({ x: [1, 2], y: [3, 4] }).points, points);
  t.deepEqual(plotted({ x: Float32Array.of(1, 2), y: tensor([3, 4]) }).points, points);
});

test('without x its points are counted from 0', t => {
  t.deepEqual(plotted({ y: [5, 6] }).points, [{ x: 0, y: 5 }, { x: 1, y: 6 }]);
});

test('curves have colours of their own, unless one is said', t => {
  const named = [{ name: 'a', y: [1] }, { name: 'b', y: [1], colour: 'red' }, { name: 'c', y: [1] }];
  const curves = checkPlot({ ...axes, curves: named });
  t.is(curves[1]!.colour, 'red');
  t.not(curves[0]!.colour, curves[2]!.colour);
});

test('what does not fit together is refused, and the curve is named', t => {
  t.throws(() => plotted({ x: [1], y: [1, 2] }),
    { instanceOf: RangeError, message: /the curve 'a' has 1 numbers x and 2 numbers y; wanted as many of each/ });
  t.throws(() => plotted({ y: [1, 0] }, { y: { label: 'y', logarithmic: true } }),
    { instanceOf: RangeError, message: /y\[1\] of the curve 'a' is 0; a logarithmic axis has a place/ });
  t.throws(() => plotted({ x: [-1], y: [1] }, { x: { label: 'x', logarithmic: true } }), { message: /x\[0\] .* is -1/ });
  t.throws(() => checkPlot({ ...axes, curves: [] }), { instanceOf: RangeError, message: /there is no curve/ });
});

test('a curve is a line unless it says otherwise, or has one point only', t => {
  t.is(plotted({ y: [1, 2] }).marks, 'line');
  t.is(plotted({ y: [1] }).marks, 'dots');
  t.is(plotted({ y: [1, 2], marks: 'both' }).marks, 'both');
});

test('NaN is a gap, also on a logarithmic axis', t => {
  t.is(plotted({ y: [NaN, 1] }, { y: { label: 'y', logarithmic: true } }).points.length, 2);
});

test('an option that is misspelt is refused wherever it stands', t => {
  t.throws(() => plotted({ y: [1], color: 'red' }), { instanceOf: TypeError, message: /curve 0: unknown option 'color'/ });
  t.throws(() => plotted({ y: [1] }, { x: { label: 'x', log: true } }), { message: /plot: x: unknown option 'log'/ });
  t.throws(() => plotted({ y: [1] }, { caption: 'c' }), { message: /plot: unknown option 'caption'/ });
  t.throws(() => plotted({ y: [1], marks: 'bars' }), { message: /marks is 'bars'; there is line, dots, both/ });
});
