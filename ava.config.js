export default {
  files: ['spec/**/*.spec.ts'],
  extensions: { ts: 'module' },
  nodeArguments: ['--import=./spec/support/typescript-loader.js'],
  timeout: '2m',
};
