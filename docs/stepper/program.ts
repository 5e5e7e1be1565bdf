import { Random } from '../../lib/random/index.ts';
import { toTypedArray } from '../../lib/tensor/index.ts';
import { dataTitles } from './data-sets.ts';
import { makeLayers } from './kinds.ts';
import { networkOf, passSeed } from './network.ts';
import type { State } from './state.ts';

/** A list as a program writes it, in lines of at most 100 columns. */
function listed(items: readonly (string | number)[], [open, close]: readonly [string, string]): string {
  const lines = [''];
  for (const item of items) {
    const line = lines.at(-1)!;
    if (line.length + String(item).length > 96) lines.push(`${item},`);
    else lines[lines.length - 1] = line === '' ? `${item},` : `${line} ${item},`;
  }
  return `${open}\n${lines.map(line => `  ${line}\n`).join('')}${close}`;
}

/** The classes that the program imports, each once and in order. */
function imported(state: State, layerCodes: readonly string[]): string {
  const layers = layerCodes.map(code => /\w+(?=\()/.exec(code)![0]);
  const always = ['CrossEntropyLoss', 'gradcheck', 'Random', 'Sequential', 'slice', 'tensor', 'toArray'];
  const names = new Set([...always, ...layers, state.optimizer, ...state.trained > 0 ? ['train'] : []]);
  const sorted = [...names].sort((a, b) => a.toLowerCase() < b.toLowerCase() ? -1 : 1);
  return `import ${listed(sorted, ['{', '}'])} from 'handgrad';`;
}

/**
 * A program that does with handgrad what the page shows: the same data and initialisation, as many training steps, one
 * forward and one backward pass, and a check of the gradients. It prints the numbers that the page shows.
 */
export function programOf(state: State): string {
  const { data, points, samples, seed, optimizer, rate, batch, trained, most } = state;
  const { X, T, classes } = networkOf(state);
  const codes = makeLayers(state.layers, classes, new Random(seed)).map(({ code }) => code);
  return `${imported(state, codes)}

// ${dataTitles[data]}: x, y, x, y, …
const X = tensor(${listed([...toTypedArray(X)], ['[', ']'])}, [${points}, 2]);
const labels = tensor(${listed([...toTypedArray(T)], ['[', ']'])});

const random = new Random(${seed});
const model = new Sequential(
${codes.map(code => `  ${code},`).join('\n')}
);
const loss = new CrossEntropyLoss();
${trained === 0 ? '' : `
const enough = { aborted: false };
const { history } = await train(model, loss, new ${optimizer}({ lr: ${rate} }), { X, T: labels }, {
  epochs: ${most}, batchSize: ${batch}, seed: ${seed}, signal: enough,
  onStep: ({ step }) => { enough.aborted = step === ${trained}; },
});
console.log(\`step ${trained}: loss \${history.steps.at(-1).loss}\`);
`}
const few = slice(X, [0, ${samples}]), theirs = slice(labels, [0, ${samples}]);
const [Y, caches] = model.forward(few, { training: true, seed: ${passSeed(state)} });
const [L, lossCache] = loss.forward(Y, theirs);
const { dX, grads } = model.backward(loss.backward(lossCache), caches);
console.log(\`loss \${L.item()}\`);
for (const [name, gradient] of Object.entries({ X: dX, ...grads })) console.log(\`d\${name}\`, toArray(gradient));

console.log(String(gradcheck(model, few)));
`;
}
