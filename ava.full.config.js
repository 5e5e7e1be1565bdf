import quick from './ava.together.config.js';

// The same specs with many more random cases: `npm run test:full`. See spec/support/runs.ts.
export default {
  ...quick,
  environmentVariables: { HANDGRAD_RUNS_FACTOR: '10' },
  timeout: '20m',
};
