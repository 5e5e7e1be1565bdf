import { existsSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import test from 'ava';
import { withoutCode } from '../support/markdown.ts';
import { notes, readText } from '../support/notes.ts';
import { root } from '../support/root.ts';

// Links as they are followed where the project is read without its site: on a code host, in an editor, in Jupyter.

/** The text of a notebook, without code and outputs. */
function proseOf(json: string): string {
  const { cells } = JSON.parse(json) as {
    readonly cells: readonly { readonly cell_type: string; readonly source: string | readonly string[] }[];
  };
  return cells.filter(({ cell_type: kind }) => kind === 'markdown')
    .map(({ source }) => typeof source === 'string' ? source : source.join('')).join('\n\n');
}

const folder = new URL('notebooks/', root);
const notebooks = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.ipynb')) : [];
const pages = new Map([
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].map(path => [path, readText(path)] as const),
  ...notes,
  ...notebooks.map(name => [`notebooks/${name}`, proseOf(readText(`notebooks/${name}`))] as const),
]);

/** A heading's address on a page, as code hosts make it. */
const slug = (heading: string): string => heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');

const anchorsOf = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) => slug(heading!.replaceAll(/`|\[|\]\([^)]*\)/g, '')));

/** What is wrong with the links of a page, by path. */
function broken(path: string, markdown: string): readonly string[] {
  return [...withoutCode(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!)
    .filter(link => !/^[a-z][a-z+.-]*:/.test(link))
    .filter(link => {
      const [address, anchor] = link.split('#');
      const target = address === '' ? path : posix.join(posix.dirname(path), decodeURIComponent(address!));
      if (target.startsWith('../') || !existsSync(new URL(target, root))) return true;
      return anchor !== undefined && target.endsWith('.md') && !anchorsOf(pages.get(target) ?? '').includes(anchor);
    });
}

test('all links of the pages and notebooks lead to files of the project, and to headings that they have', t => {
  t.deepEqual([...pages].flatMap(([path, text]) => broken(path, text).map(link => `${path}: ${link}`)), []);
});

test('a link to a file that is not there, to a heading that is not there, or out of the project is found', t => {
  t.deepEqual(broken('docs/x.md', '[a](y.md) [b](notation.md#nothing) [c](#gone) [d](../../y.md) `[e](z.md)`'),
    ['y.md', 'notation.md#nothing', '#gone', '../../y.md']);
  t.deepEqual(broken('docs/index.md', '[a](../README.md#try-it) [b](#before-you-begin) [c](https://example.org/x)'), []);
});
