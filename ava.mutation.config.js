// For `npm run mutation`: the spec that .ci/mutation.js has bundled, stopped at the first test that fails.
export default {
  files: ['spec/**/*.spec.js'],
  serial: true,
  failFast: true,
  timeout: '2m',
};
