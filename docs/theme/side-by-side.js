// A derivation and the code that does it, side by side. Works on the HTML of a page, by what all notes have in common:
// labels on steps and lines, and a heading "The code" behind the derivation.

const step = /<span class="step" data-label="(\w+)">(.*?)<span>(\[\w+\])<\/span><\/span>/gs;
const block = /(<pre><code class="ts">)(.*?)(<\/code>)/gs;
const comment = /<span class="(hl-\d+)">\/\/ (?:\[(\w+)\])?([^<]*)<\/span>$/;
const codeHeading = /<h[23] id="[^"]*"[^>]*>The code</;

/** How often each label occurs. */
function counted(labels) {
  const counts = new Map();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/** Ids, with a number from the second of a label on, and links: the k-th step leads to the k-th line, and back. */
function numbered(prefix, kind, others) {
  const seen = new Map(), nth = (name, label, n) => `${prefix}${name}-${label}${n > 1 ? `-${n}` : ''}`;
  return label => {
    seen.set(label, (seen.get(label) ?? 0) + 1);
    const n = seen.get(label), other = kind === 'step' ? 'line' : 'step';
    return { id: nth(kind, label, n), href: `#${nth(other, label, Math.min(n, others.get(label)))}` };
  };
}

/** Every line an element of its own, and its comment and the gap before it, so that the style can break lines well. */
function lined(code, attributesOf) {
  return code.trimEnd().split('<br/>').map(html => {
    const indent = /^ */.exec(html.replace(/<[^>]*>/g, ''))[0].length;
    const [found, style, label, text] = comment.exec(html) ?? [];
    const { id, href } = attributesOf(label) ?? {};
    const attributes = id === undefined ? '' : ` id="${id}" data-label="${label}"`;
    const plain = label === undefined ? '' : `[${label}]`;
    const name = href === undefined ? plain : `<a href="${href}">${plain}</a>`;
    const last = found === undefined ? '' : `<span class="${style} comment">// ${name}${text}</span>`;
    const before = html.slice(0, html.length - (found?.length ?? 0));
    const set = found === undefined ? before || '<br/>' : before.replace(/ +(?=<\/span>$)/, '<span class="gap">$&</span>');
    return `<span class="line"${attributes} style="--indent: ${indent}">${set}${last}</span>`;
  }).join('');
}

/** @throws where a step has a label that is on none of the lines shown */
function linked(html, prefix) {
  const lines = counted([...html.matchAll(/<span class="hl-\d+">\/\/ \[(\w+)\]/g)].map(([, label]) => label));
  const steps = counted([...html.matchAll(step)].map(([, label]) => label));
  const lost = [...steps.keys()].filter(label => !lines.has(label));
  if (lost.length > 0) throw new Error(`no line of code that is shown has the label [${lost.join('], [')}]`);

  const stepTo = numbered(prefix, 'step', lines), lineTo = numbered(prefix, 'line', steps);
  return html
    .replace(step, (_, label, shown, name) => {
      const { id, href } = stepTo(label);
      return `<span class="step" id="${id}" data-label="${label}">${shown}<a href="${href}">${name}</a></span>`;
    })
    .replace(block, (_, open, code, close) =>
      `${open}${lined(code, label => steps.has(label) ? lineTo(label) : undefined)}${close}`);
}

/** What comes before the heading "The code" on the left, from there to the last line with a label on the right. */
function columns(section) {
  const start = section.search(codeHeading), lastLine = section.lastIndexOf('<span class="line" id=');
  if (lastLine < start) return section;
  const end = section.indexOf('</pre>', lastLine) + '</pre>'.length;
  const derivation = `<div class="derivation">${section.slice(0, start)}</div>`;
  const code = `<div class="code">${section.slice(start, end)}</div>`;
  return `<div class="side-by-side">${derivation}${code}</div>${section.slice(end)}`;
}

/**
 * A page of docs with its steps and lines linked, and its derivations beside their code. On a page with one derivation
 * the ids are `step-dW` and `line-dW`; on one with several, that of the section comes first, `adam-step-m`.
 *
 * @param {string} html what markdown became
 * @returns {string}
 * @throws where a step has a label that is on none of the lines shown
 */
export function sideBySide(html) {
  const sections = html.split(/(?=<h2 )/), several = sections.filter(section => codeHeading.test(section)).length > 1;
  if (several) {
    return sections.map(section => {
      if (!codeHeading.test(section)) return section;
      return columns(linked(section, `${/id="([^"]*)"/.exec(section)[1]}-`));
    }).join('');
  }
  const whole = linked(html, '').split(/(?=<h2 )/), place = whole.findIndex(section => codeHeading.test(section));
  if (place < 1) return whole.join('');
  return [...whole.slice(0, place - 1), columns(whole[place - 1] + whole[place]), ...whole.slice(place + 1)].join('');
}
