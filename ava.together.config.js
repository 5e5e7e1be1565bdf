import { together } from './spec/support/together.js';

// All specs: `npm run spec`. ava.config.js is for one of them, or a few.
export default await together();
