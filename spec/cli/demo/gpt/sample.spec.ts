import test from 'ava';
import { sample } from '../../../../lib/cli/demo/gpt/sample.ts';
import { Embedding, log, Random, tensor, withParams } from '../../../../lib/index.ts';

/** Foretells by the last id alone, with the probabilities of its row. */
function chain(rows: readonly (readonly number[])[]): Embedding {
  return withParams(new Embedding(rows.length, rows.length), { W: log(tensor(rows)) });
}

const options = { length: 6, context: 2, temperature: 1 };

test('what is certain is written, and what came before stays', t => {
  const cycle = chain([[0, 1, 0], [0, 0, 1], [1, 0, 0]]);
  t.deepEqual(sample(cycle, [2, 0], { ...options, random: new Random(1) }), [2, 0, 1, 2, 0, 1, 2, 0]);
});

test('each id is drawn as often as it is likely, and likely ones more often where it is cold', t => {
  const coin = chain([[0.8, 0.2], [0.8, 0.2]]);
  const share = (temperature: number): number => sample(coin, [0], { length: 2000, context: 1, temperature,
    random: new Random(1) }).slice(1).filter(id => id === 1).length / 2000;
  const expected = (temperature: number): number => 1 / (1 + 4 ** (1 / temperature));
  for (const temperature of [0.5, 1, 3]) {
    const p = expected(temperature), fiveSigma = 5 * Math.sqrt(p * (1 - p) / 2000);
    t.true(Math.abs(share(temperature) - p) < fiveSigma, String(temperature));
  }
});

test('the network is shown as many ids as its context has, the last ones', t => {
  const seen: number[][] = [], model = chain([[1, 0], [1, 0]]), forward = model.forward.bind(model);
  const watched = Object.assign(Object.create(model) as Embedding, {
    forward: (ids: Parameters<typeof forward>[0]) => {
      seen.push([...ids.shape]);
      return forward(ids);
    },
  });
  sample(watched, [1], { ...options, length: 3, random: new Random(1) });
  t.deepEqual(seen, [[1, 1], [1, 2], [1, 2]]);
});
