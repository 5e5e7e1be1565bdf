/** What a peer is to do. `step` is forward, softmax cross-entropy, backward and SGD's update. */
export type Kind = 'step' | 'matmul' | 'gradcheck';

/** A network and a batch for it: X (batch, sizes[0]), then Linear and activation in turn. */
export interface NetworkWork {
  readonly kind: 'step' | 'gradcheck';
  /** What the flag `--only` calls it. */
  readonly name: string;
  readonly title: string;
  /** From the inputs to the outputs. */
  readonly sizes: readonly number[];
  readonly batch: number;
  readonly activation: 'relu' | 'tanh';
  readonly targets: Targets;
}

/** The product of two square matrices. */
export interface MatmulWork {
  readonly kind: 'matmul';
  readonly name: string;
  readonly title: string;
  /** Rows, and columns. */
  readonly n: number;
  readonly targets: Targets;
}

/** Something to be measured. */
export type Work = NetworkWork | MatmulWork;

/** How many times as fast as each peer handgrad is to be at least, by the major version of Node. */
export interface Targets {
  readonly peers?: (node: number) => Readonly<Record<string, number>>;
  /** The same for whichever other JavaScript library is the fastest. */
  readonly otherJavaScript?: number;
}

const digits = { kind: 'step', sizes: [784, 256, 128, 10], activation: 'relu' } as const;
const small = { sizes: [23, 16, 5], batch: 5 } as const;
const product = (n: number): MatmulWork =>
  ({ kind: 'matmul', name: `matmul-${n}`, title: `${n} × ${n} matrix times ${n} × ${n} matrix`, n, targets: {} });

/** All works, in the order in which they are done. */
export const works: readonly Work[] = [
  {
    ...digits, name: 'step-32', title: 'training step of 784-256-128-10, batch 32', batch: 32,
    // Before Node 22, WebAssembly has no fused multiply-add.
    targets: {
      peers: node => ({
        'tfjs-wasm': 9, 'PyTorch float32': node < 22 ? 0.66 : 0.85, 'NumPy float64': node < 22 ? 0.85 : 1.05,
      }),
      otherJavaScript: 9,
    },
  },
  {
    ...digits, name: 'step-256', title: 'training step of 784-256-128-10, batch 256', batch: 256,
    targets: { peers: () => ({ 'tfjs-wasm': 12 }), otherJavaScript: 9 },
  },
  {
    ...small, kind: 'step', name: 'step-5', title: 'training step of 23-16-5, batch 5', activation: 'relu',
    targets: {
      peers: () => ({ 'NumPy float64': 3, 'NumPy float32': 3, 'PyTorch float32': 11 }),
      otherJavaScript: 2,
    },
  },
  product(64), product(256), product(512),
  {
    ...small, kind: 'gradcheck', name: 'gradcheck-5', activation: 'tanh',
    title: 'gradient check of 23-16-5 with tanh, batch 5, every element of X, W and b',
    targets: { peers: () => ({ 'PyTorch of Y': 10, 'PyTorch of ⟨Y,R⟩': 10 }) },
  },
  {
    kind: 'gradcheck', name: 'gradcheck-3', sizes: [7, 5], batch: 3, activation: 'tanh', targets: {},
    title: 'gradient check of Linear(7 → 5), batch 3, every element of X, W and b',
  },
];

/** The works' names, and `import`: how long it takes until a peer can be used. */
export const workNames: readonly string[] = [...works.map(({ name }) => name), 'import'];
