import test from 'ava';
import {
  assertGradients, GradcheckReport, GradientError, Linear, mul, MSELoss, randn, Random, ReLU, tensor,
} from '../../lib/index.ts';

const X = randn([4, 3], { random: new Random(1) });
const wrong = new class extends ReLU {
  override backward(...args: Parameters<ReLU['backward']>): ReturnType<ReLU['backward']> {
    return { dX: mul(super.backward(...args).dX, -1), grads: {} };
  }
}();

test('returns the report of a right layer', t => {
  t.true(assertGradients(new Linear(3, 2), X) instanceof GradcheckReport);
  t.is(assertGradients(new MSELoss(), X, mul(X, 2)).verdict, 'correct');
});

test('throws the table of a wrong one, and the report with it', t => {
  const error = t.throws(() => assertGradients(wrong, X), { instanceOf: GradientError });
  t.is(error.name, 'GradientError');
  t.is(error.message, `\n${String(error.report)}`);
  t.is(error.report.verdict, 'wrong');
});

test('throws where nothing was shown, unless that is allowed', t => {
  const kink = tensor([[0, 1]]);
  t.throws(() => assertGradients(new ReLU(), kink), { instanceOf: GradientError, message: /inconclusive/ });
  t.is(assertGradients(new ReLU(), kink, { allowInconclusive: true }).verdict, 'inconclusive');
  t.throws(() => assertGradients(wrong, X, { allowInconclusive: true }), { instanceOf: GradientError });
});

test('passes the other options on', t => {
  t.is(assertGradients(new Linear(3, 2), X, { sample: 2 }).gradients[0]!.checked, 2);
  t.throws(() => assertGradients(new Linear(3, 2), X, { eps: 1 } as never), { message: /unknown option 'eps'/ });
});
