import type { Assignment, AssignmentTask } from '../assignment.ts';

/** The README.md of a student's folder: what is asked, in which steps, what it counts, and how it is checked. */
export function readmeOf(parts: readonly { readonly assignment: Assignment; readonly command: string }[]): string {
  return parts.map(({ assignment, command }) => section(assignment, command)).join('\n');
}

/** The first half: the formula, the shapes, and the derivation in steps. Markdown. */
export function derivationOf({ title, needs, handout: { formula, shapes, steps } }: Assignment): string {
  return `# ${title}

${needs.length === 0 ? '' : `Do first: ${needs.join(', ')}.\n\n`}## Forward

$$${formula}$$

${table(['tensor', 'shape'], Object.entries(shapes).map(([name, shape]) => [`\`${name}\``, `\`${shape}\``]))}

## Derive

On paper. Each step has the label of the line of code that does it, where there is one.

${steps.map((step, k) => `${k + 1}. ${labelled(step)}`).join('\n')}
`;
}

function section(assignment: Assignment, command: string): string {
  const { task, points, handout: { file } } = assignment;
  const max = Object.values(points).reduce((sum, count) => sum + count, 0);
  const counted = Object.entries(points).map(([part, count]) => [part, String(count)]);
  return `${derivationOf(assignment)}
## Write

${toWrite(task, file)}

Forward and backward write to nothing and keep nothing between calls. What backward needs travels in the cache; change
the cache's type if yours holds something else. \`handgrad/tensor\` has the operations, \`handgrad\` randomness,
initialisers and types; nothing else can be imported.

## Check

\`\`\`sh
${command}
\`\`\`

shows what is right and what is not, part by part, as often as you like; with \`--watch\`, whenever you save.

${table(['part', 'points'], [...counted, ['', String(max)]])}
`;
}

const labelled = (step: string): string => step.replaceAll(/(?<!\\)\[(\w+)\](?=[ ,])/g, '`[$1]`');

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), `|${header.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

function toWrite(task: AssignmentTask, file: string): string {
  switch (task.kind) {
    case 'layer': return `In \`${file}\`, the class \`${task.name}\`. \`forward(X)\` returns \`[Y, cache]\`, and `
      + '`backward(dY, cache)`\nreturns `{ dX, grads }`, with a gradient for each parameter, under its name.';
    case 'loss': return `In \`${file}\`, the class \`${task.name}\`. \`forward(predictions, target)\` returns `
      + '`[L, cache]`, and\n`backward(cache, dL = 1)` returns the gradient of the predictions, called dX below.';
    case 'functions': return `In \`${file}\`, the functions \`${task.forward}(params, X)\`, which returns `
      + `\`[Y, cache]\`, and\n\`${task.backward}(dY, cache)\`, which returns \`{ dX, grads }\`.`;
  }
}
