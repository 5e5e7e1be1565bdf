import katex from 'katex';
import { withoutCode } from '../support/markdown.ts';
import type { Notebook } from './notebook.ts';

/** What KaTeX says against the formulas of a notebook, which Jupyter's MathJax is more lenient with. */
export function badFormulas({ cells }: Notebook): readonly string[] {
  const texts = cells.filter(({ cell_type }) => cell_type === 'markdown').map(({ source }) => withoutCode(source));
  return [...texts.join('\n\n').matchAll(/\$\$([^$]+)\$\$|\$([^$]+)\$/g)].flatMap(([, display, inline]) => {
    try {
      const displayMode = display !== undefined;
      katex.renderToString(display ?? inline!, { displayMode, throwOnError: true, strict: 'error' });
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
}
