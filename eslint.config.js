// What `npm test` checks: specs without the rules that need to know their types, which take most of the time there. The
// compiler has checked the types; `npm run test:full` lints everything by all rules.
import tseslint from 'typescript-eslint';
import all from './eslint.full.config.js';

export default [...all, { files: ['spec/**/*.ts'], ...tseslint.configs.disableTypeChecked }];
