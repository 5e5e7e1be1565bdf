import test from 'ava';
import { findAssignment } from '../../../lib/assignments/find.ts';
import { type LocalSubject, localAttempt, remoteAttempt } from '../../../lib/assignments/judge/attempt.ts';
import { type ReadyCase, drawCase } from '../../../lib/assignments/judge/cases.ts';
import { brokenLaw } from '../../../lib/assignments/judge/contract.ts';
import { Linear, MSELoss, ReLU, type Tensor, toTypedArray, zeros } from '../../../lib/index.ts';
import { remoteOf } from './attempts.ts';

const assignment = await findAssignment('linear'), theCase = drawCase(assignment, 1, 0);
const { params } = theCase.reference;
const local = (subject: unknown, one: ReadyCase = theCase): ReturnType<ReturnType<typeof localAttempt>['layer']> =>
  localAttempt(subject as LocalSubject, assignment.task).layer(one);

test('an attempt is given the case\'s parameters, as copies, here and in another process', t => {
  for (const layer of [local(Linear), remoteAttempt(remoteOf(assignment, { Linear })).layer(theCase)]) {
    for (const [name, P] of Object.entries(params)) {
      t.not(layer.params[name], P);
      t.deepEqual(toTypedArray(layer.params[name]!), toTypedArray(P));
    }
    t.deepEqual(layer.forward(theCase.X)[0], theCase.reference.forward(theCase.X)[0]);
  }
});

test('parameters of other names or shapes are told', t => {
  const says = (own: Record<string, Tensor>): string => t.throws(() => local(class {
    readonly params = own;
    forward(): void { /* never */ }
    backward(): void { /* never */ }
  })).message;
  const { W, b } = params as { W: Tensor; b: Tensor };
  t.is(says({ weight: W, b }), 'params are [weight, b]; wanted [W, b]');
  t.is(says({ W, b, c: b }), 'params are [W, b, c]; wanted [W, b]');
  t.regex(says({ W: zeros([1]), b }), /^params\.W is \(1\); wanted \(\d,\d\)$/);
});

test('what is no class, or no two functions, is told', async t => {
  const says = async (id: string, subject: unknown): Promise<string> => {
    const { task } = await findAssignment(id);
    return t.throws(() => localAttempt(subject as LocalSubject, task), { instanceOf: TypeError }).message;
  };
  t.is(await says('linear', { forward: 1 }), 'checkAssignment: an object of class Object; wanted the class Linear');
  t.is(await says('batch-norm-staged', ReLU), 'checkAssignment: the function ReLU; wanted { forward, backward }');
  t.is(await says('batch-norm-staged', { forward: ReLU }),
    'checkAssignment: an object of class Object; wanted { forward, backward }');
});

test('a loss is an attempt with its target', async t => {
  const loss = await findAssignment('mse-loss'), one = drawCase(loss, 1, 0);
  t.deepEqual(localAttempt(MSELoss, loss.task).layer(one).forward(one.X)[0], one.reference.forward(one.X)[0]);
});

test('the laws of a pure function are asked of the attempt itself, each with operands of its own', t => {
  const broken = (subject: unknown): string | undefined =>
    brokenLaw(localAttempt(subject as LocalSubject, assignment.task), [theCase]);
  t.is(broken(Linear), undefined);
  t.regex(broken(class extends Linear {
    last: unknown;
    override forward(X: Tensor): ReturnType<Linear['forward']> { this.last = X; return super.forward(X); }
  })!, /^pure: forward kept something in the layer$/);
  t.is(broken(class extends Linear { constructor(I: number, O: number) { super(I, O); throw new Error('no'); } }),
    'pure: no');
});
