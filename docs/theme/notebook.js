// A notebook as a page: its Markdown as it stands, its code as blocks, and behind each what it printed and drew.
import { escaped, harmless } from './harmless.js';

const joined = text => Array.isArray(text) ? text.join('') : text ?? '';

// What a terminal takes for colours and the like.
const escapes = /\u001b\[[\d;]*[A-Za-z]/g;

const pre = (kind, text) => `<pre class="${kind}">${escaped(text.replace(escapes, '').replace(/\n$/, ''))}</pre>`;

/** What a browser shows best comes first. */
const kinds = [
  ['text/html', harmless],
  ['image/svg+xml', harmless],
  ['image/png', (data, _, words) => `<img src="data:image/png;base64,${data.replace(/\s/g, '')}" alt="${escaped(words)}">`],
  ['text/plain', text => pre('printed', text)],
];

function bundle(data, prefix, where) {
  const found = kinds.find(([kind]) => data[kind] !== undefined);
  if (found === undefined) throw new Error(`${where}: no way to show an output of ${Object.keys(data).join(', ')}`);
  const [kind, show] = found;
  return show(joined(data[kind]), prefix, joined(data['text/plain']));
}

/** Streams that follow each other are one: what a program printed in two pieces was printed in two pieces by chance. */
function together(outputs) {
  const all = [];
  for (const output of outputs) {
    const last = all.at(-1), { output_type: kind, name, text } = output;
    if (kind === 'stream' && last?.output_type === kind && last.name === name) last.text += joined(text);
    else all.push(kind === 'stream' ? { ...output, text: joined(text) } : output);
  }
  return all;
}

function shown(output, prefix, where) {
  switch (output.output_type) {
    case 'stream': return pre(output.name === 'stderr' ? 'printed error' : 'printed', output.text);
    case 'error': return pre('printed error', output.traceback?.length > 0
      ? output.traceback.join('\n') : `${output.ename}: ${output.evalue}`);
    case 'display_data':
    case 'execute_result': return bundle(output.data, prefix, where);
    default: throw new Error(`${where}: no output is of the kind ${output.output_type}`);
  }
}

/** A fence that is longer than any in the code. */
function fenced(code) {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}ts\n${code}\n${fence}`;
}

/**
 * A notebook as Markdown, with a place for the outputs of each cell, and the outputs as HTML: they are not to be taken
 * for Markdown. {@link withOutputs} puts them in their places.
 *
 * @param {string} json a notebook, nbformat 4
 * @param {string} path names it in errors
 * @returns {{ markdown: string, outputs: string[] }}
 * @throws Error that names the notebook where it is none, or has an output of a kind that the site cannot show
 */
export function pageOf(json, path) {
  const { nbformat, cells } = JSON.parse(json), outputs = [];
  if (nbformat !== 4) throw new Error(`${path}: the site shows notebooks of nbformat 4, this one is of ${nbformat}`);
  const blocks = cells.map(({ cell_type: kind, source, outputs: made = [] }, at) => {
    const text = joined(source).trimEnd();
    if (kind === 'markdown') return text;
    if (kind !== 'code' || text === '') return '';
    const results = together(made).map((output, k) => shown(output, `cell-${at}-${k}-`, `${path}, cell ${at + 1}`));
    if (results.length === 0) return `<div class="cell">\n\n${fenced(text)}\n\n</div>`;
    const place = `<div class="output" data-output="${outputs.push(results.join('')) - 1}"></div>`;
    return `<div class="cell">\n\n${fenced(text)}\n\n${place}\n\n</div>`;
  });
  return { markdown: `${blocks.filter(Boolean).join('\n\n')}\n`, outputs };
}

/**
 * A page with the outputs in their places.
 *
 * @param {string} html what the Markdown of {@link pageOf} became
 * @param {string[]} outputs
 * @returns {string}
 */
export function withOutputs(html, outputs) {
  return html.replace(/(<div class="output") data-output="(\d+)">/g, (_, open, k) => `${open}>${outputs[k]}`);
}
