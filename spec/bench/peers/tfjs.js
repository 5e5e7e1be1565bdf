// TensorFlow.js, float32. The argument is its backend: wasm, with vectors where the engine has them, or cpu.
import tf from '@tensorflow/tfjs';
import { numbers, serve, someElements } from './serve.js';

const [backend] = process.argv.slice(2);
if (backend === 'wasm') {
  const { setThreadsCount } = await import('@tensorflow/tfjs-backend-wasm');
  setThreadsCount(1);
}
if (!await tf.setBackend(backend)) throw new Error(`tfjs has no backend ${backend}`);
await tf.ready();

await serve(tf.version.tfjs, {
  step({ sizes, batch, X, labels, params, learningRate }) {
    const x = tf.tensor(numbers(X), [batch, sizes[0]]);
    const T = tf.oneHot(tf.tensor1d(labels, 'int32'), sizes.at(-1));
    const layers = params.map(({ W, b }, k) => ({
      W: tf.variable(tf.tensor(numbers(W), [sizes[k + 1], sizes[k]])),
      b: tf.variable(tf.tensor(numbers(b), [sizes[k + 1]])),
    }));
    const forward = () => layers.reduce(
      (H, { W, b }, k) => tf.add(tf.matMul(k === 0 ? H : tf.relu(H), W, false, true), b), x);
    const optimizer = tf.train.sgd(learningRate), variables = layers.flatMap(({ W, b }) => [W, b]);
    let L;
    return {
      run() {
        L?.dispose();
        L = optimizer.minimize(() => tf.losses.softmaxCrossEntropy(T, forward()), true, variables);
      },
      value: () => [...L.dataSync()],
    };
  },

  matmul({ n, A, B }) {
    const a = tf.tensor(numbers(A), [n, n]), b = tf.tensor(numbers(B), [n, n]);
    let C;
    return {
      run() {
        C?.dispose();
        C = tf.matMul(a, b);
      },
      value() {
        const data = C.dataSync();
        return someElements(n, (i, j) => data[i * n + j]);
      },
    };
  },
});
