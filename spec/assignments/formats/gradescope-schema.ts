import { amount, arrayOf, object, text } from './schema.ts';

const visibility = { enum: ['visible', 'hidden', 'after_due_date', 'after_published'] };
const outputFormat = { enum: ['text', 'html', 'simple_format', 'md', 'ansi'] };

/** Gradescope's `results.json`, after its autograder specifications, "Output format". */
export const gradescopeSchema = object({
  score: amount, execution_time: amount, output: text, output_format: outputFormat, visibility,
  stdout_visibility: visibility, extra_data: { type: 'object' },
  tests: arrayOf(object({
    score: amount, max_score: amount, status: { enum: ['passed', 'failed'] }, name: text, number: text,
    output: text, output_format: outputFormat, tags: arrayOf(text), visibility, extra_data: { type: 'object' },
  })),
  leaderboard: { type: 'array', maxItems: 0 },
}, ['execution_time']);
