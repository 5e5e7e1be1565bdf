// ConvNetJS, float64. It is shown one sample after the other, and takes its step after the last of the batch.
import convnetjs from 'convnetjs';
import { numbers, serve, versionOf } from './serve.js';

await serve(versionOf('convnetjs'), {
  step({ sizes, batch, X, labels, params, learningRate }) {
    const net = new convnetjs.Net();
    net.makeLayers([
      { type: 'input', out_sx: 1, out_sy: 1, out_depth: sizes[0] },
      ...sizes.slice(1, -1).map(size => ({ type: 'fc', num_neurons: size, activation: 'relu' })),
      { type: 'softmax', num_classes: sizes.at(-1) },
    ]);
    const linear = net.layers.filter(layer => layer.layer_type === 'fc');
    params.forEach(({ W, b }, k) => {
      const w = numbers(W), I = sizes[k];
      linear[k].filters.forEach((filter, o) => filter.w.set(w.subarray(o * I, (o + 1) * I)));
      linear[k].biases.w.set(numbers(b));
    });
    const x = numbers(X), I = sizes[0];
    const samples = labels.map((_, n) => {
      const sample = new convnetjs.Vol(1, 1, I, 0);
      sample.w.set(x.subarray(n * I, (n + 1) * I));
      return sample;
    });
    const trainer = new convnetjs.SGDTrainer(net, {
      learning_rate: learningRate, batch_size: batch, momentum: 0, l1_decay: 0, l2_decay: 0,
    });
    let L;
    return {
      run() {
        L = 0;
        for (let n = 0; n < batch; n++) L += trainer.train(samples[n], labels[n]).cost_loss / batch;
      },
      value: () => [L],
    };
  },
});
