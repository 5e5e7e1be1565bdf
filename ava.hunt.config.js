import full from './ava.full.config.js';

// The same, with cases that no run has seen: `npm run spec:hunt`. See spec/support/seed.js.
export default {
  ...full,
  environmentVariables: { ...full.environmentVariables, HANDGRAD_SEED: 'random' },
};
