import katex from 'katex';

const token = /\\\\|\\[{}]|\\(?:begin|end|left|right|quad|qquad)(?![a-zA-Z])|[{}]/g;
const depths = { '{': 1, '\\begin': 1, '\\left': 1, '}': -1, '\\end': -1, '\\right': -1 };

/**
 * What may stand beneath each other: the parts between the gaps of a formula, each with the gap behind it. Gaps are
 * `\qquad` where there are any, for a `\quad` then holds together what is nearer, and else `\quad`.
 */
function partsOf(tex) {
  const gaps = [];
  let depth = 0;
  for (const { 0: found, index } of tex.matchAll(token)) {
    depth += depths[found] ?? 0;
    if (depth === 0 && found.endsWith('quad')) gaps.push({ found, end: index + found.length });
  }
  const wide = gaps.filter(({ found }) => found === '\\qquad');
  const ends = (wide.length > 0 ? wide : gaps).map(({ end }) => end);
  return [0, ...ends].map((begin, i) => tex.slice(begin, ends[i]));
}

/**
 * A formula as HTML. A display may be broken at its gaps. The label of a step, `\tag*{[dW]}`, stands beside it, where
 * it can be linked and where a wide formula does not run into it.
 *
 * @param {string} source TeX
 * @param {boolean} displayMode
 * @returns {string}
 * @throws where KaTeX does not understand it
 */
export function formula(source, displayMode) {
  const set = tex => katex.renderToString(tex, { displayMode, throwOnError: true, strict: 'error' });
  if (!displayMode) return set(source.trim());
  const [, tex, label] = /^(.*?)(?:\\tag\*\{\[(\w+)\]\})?$/s.exec(source.trim()), parts = partsOf(tex);
  const shown = parts.length === 1 ? set(tex) : `<span class="parts">${parts.map(set).join('')}</span>`;
  if (label === undefined) return shown;
  return `<span class="step" data-label="${label}">${shown}<span>[${label}]</span></span>`;
}
