// What `npm test` checks: all but the rules that need to know types, which take most of the time. The compiler has
// checked the types; `npm run test:full` lints by all rules.
import tseslint from 'typescript-eslint';
import all from './eslint.full.config.js';

export default [...all, { files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }];
