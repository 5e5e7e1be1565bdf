// The linter is also the formatter (`npm run format`): shape comments stand aligned at line ends, and stay there.
import stylistic from '@stylistic/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const format = {
  '@stylistic/array-bracket-newline': ['error', 'consistent'],
  '@stylistic/arrow-parens': ['error', 'as-needed'],
  '@stylistic/brace-style': ['error', '1tbs', { allowSingleLine: true }],
  '@stylistic/comma-dangle': ['error', 'always-multiline'],
  '@stylistic/curly-newline': ['error', { consistent: true }],
  '@stylistic/function-call-spacing': 'error',
  '@stylistic/generator-star-spacing': ['error', { before: false, after: true }],
  '@stylistic/indent': ['error', 2, { SwitchCase: 1, flatTernaryExpressions: true, offsetTernaryExpressions: false }],
  '@stylistic/indent-binary-ops': 'off',
  '@stylistic/linebreak-style': 'off', // .gitattributes sees to it
  '@stylistic/max-len': ['error', { code: 120, ignoreUrls: true, ignoreRegExpLiterals: true }],
  '@stylistic/max-statements-per-line': 'off', // an unrolled kernel reads best as a block of columns
  '@stylistic/multiline-ternary': 'off',
  '@stylistic/no-extra-semi': 'error',
  '@stylistic/no-multi-spaces': ['error', { ignoreEOLComments: true }],
  '@stylistic/object-curly-newline': ['error', { consistent: true }],
  '@stylistic/operator-linebreak': ['error', 'before', { overrides: { '=': 'after' } }],
  '@stylistic/quotes': ['error', 'single', { avoidEscape: true, allowTemplateLiterals: 'always' }],
  '@stylistic/quote-props': ['error', 'consistent-as-needed'],
  '@stylistic/semi-style': 'error',
  '@stylistic/spaced-comment': ['error', 'always', { line: { markers: ['#region', '#endregion', '/'] } }],
  '@stylistic/switch-colon-spacing': 'error',
  '@stylistic/yield-star-spacing': ['error', 'after'],
};

const language = {
  'curly': ['error', 'multi-line', 'consistent'],
  'eqeqeq': 'error',
  'no-console': 'error',
  'object-shorthand': 'error',
  'prefer-template': 'error',
};

const typescript = {
  '@typescript-eslint/consistent-type-exports': ['error', { fixMixedExportsWithInlineTypeSpecifier: true }],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/explicit-module-boundary-types': 'error',
  '@typescript-eslint/no-import-type-side-effects': 'error',
  // A loop over a typed array reads `a[i]!`: the bounds are the loop's.
  '@typescript-eslint/no-non-null-assertion': 'off',
  '@typescript-eslint/no-confusing-non-null-assertion': 'off',
  // An index signature names its key: `{ readonly [name: string]: Tensor }`.
  '@typescript-eslint/consistent-indexed-object-style': 'off',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { boolean: true } }],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  // Params and their like have to be types: only those fit `{ readonly [name: string]: Tensor }`.
  '@typescript-eslint/consistent-type-definitions': 'off',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
};

export default defineConfig(
  globalIgnores(['dist/', 'site/', '.specs-*/', 'runs/', 'coverage/', 'notebooks/**/.ipynb_checkpoints/']),
  globalIgnores(['lib/tensor/generated/*.js']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  stylistic.configs.customize({ semi: true, quoteProps: 'as-needed', braceStyle: '1tbs', arrowParens: false }),
  { rules: { ...format, ...language } },
  { files: ['**/*.as.ts'], languageOptions: { parser: tseslint.parser } }, // AssemblyScript, with other types
  {
    files: ['**/*.ts'],
    ignores: ['**/*.as.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: typescript,
  },
  {
    files: ['lib/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 200, skipBlankLines: false, skipComments: false }] },
  },
  { files: ['lib/cli/**/*.ts', '.ci/**/*.js'], rules: { 'no-console': 'off' } },
);
