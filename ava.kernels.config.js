import { together } from './spec/support/together.js';

// The engine's specs: `npm run spec:kernels` runs them on each variant of the kernels.
export default await together([
  'tensor', 'random', 'model', 'init', 'layers', 'losses', 'optimizers', 'gradcheck', 'training',
]);
