// handgrad as it is built, used as its README uses it.
import { readFileSync } from 'node:fs';
import {
  CrossEntropyLoss, gradcheck, Linear, matmul, ReLU, reside, Sequential, SGD, slice, sum, Tanh, tensor, trainingStep,
  withArena, withParams,
} from '../../../dist/index.js';
import { numbers, serve, someElements } from './serve.js';

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

function network({ sizes, params, activation, dtype }) {
  const layers = params.flatMap(({ W, b }, k) => {
    const I = sizes[k], O = sizes[k + 1];
    const linear = withParams(new Linear(I, O, { dtype }), {
      W: tensor(numbers(W), [O, I], { dtype }),
      b: tensor(numbers(b), [O], { dtype }),
    });
    return k === 0 ? [linear] : [activation === 'relu' ? new ReLU() : new Tanh(), linear];
  });
  return new Sequential(...layers);
}

function input({ X, batch, sizes, dtype }) {
  return tensor(numbers(X), [batch, sizes[0]], { dtype });
}

await serve(version, {
  step(task) {
    const model = network(task), loss = new CrossEntropyLoss(), optimizer = new SGD({ lr: task.learningRate });
    const samples = { X: input(task), T: tensor(task.labels) };
    let L, seed = 0;
    reside(Object.values(model.params));                     // where `train` puts the parameters, and then the steps
    return {
      run() { L = withArena(() => trainingStep(model, loss, optimizer, samples, seed++).L); },
      value: () => [L],
    };
  },

  matmul({ n, A, B, dtype }) {
    const a = tensor(numbers(A), [n, n], { dtype }), b = tensor(numbers(B), [n, n], { dtype });
    let C;
    return {
      run() { C = matmul(a, b); },
      value: () => someElements(n, (i, j) => slice(C, i, j).item()),
    };
  },

  gradcheck(task) {
    const model = network(task), X = input(task);
    return {
      run() {
        const report = gradcheck(model, X);
        if (report.verdict !== 'correct') throw new Error(`gradcheck found it ${report.verdict}`);
      },
      value: () => [sum(model.forward(X)[0]).item()],
    };
  },
});
