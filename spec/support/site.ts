import { root } from './root.ts';

// The plain functions that make the site and check it. They are JavaScript: typedoc and Node load them as they stand.

const load = (file: string): Promise<unknown> => import(new URL(file, root).href);

export const { harmless } = await load('docs/theme/harmless.js') as {
  readonly harmless: (html: string, prefix: string) => string;
};

/** A notebook as Markdown, and its outputs as HTML. */
export interface NotebookPage { readonly markdown: string; readonly outputs: readonly string[] }

export const { pageOf, withOutputs } = await load('docs/theme/notebook.js') as {
  readonly pageOf: (json: string, path: string) => NotebookPage;
  readonly withOutputs: (html: string, outputs: readonly string[]) => string;
};

/** A piece of a page to which a search may lead. */
export interface Section { readonly id: string; readonly heading: string; readonly text: string }

export const { sectionsOf } = await load('docs/theme/search/sections.js') as {
  readonly sectionsOf: (html: string) => readonly Section[];
};

/** A page as the search's index has it. */
export interface SearchPage {
  readonly title: string;
  readonly kind: string;
  readonly url: string;
  readonly sections: readonly (readonly [id: string, heading: string, text: string])[];
}

/** A section that was found. */
export interface Found {
  readonly page: SearchPage;
  readonly id: string;
  readonly heading: string;
  readonly text: string;
  readonly words: readonly string[];
}

/** A piece of text, and whether it is what was looked for. */
export interface Piece { readonly text: string; readonly marked: boolean }

export const { excerpt, find, marked } = await load('docs/theme/search/find.js') as {
  readonly excerpt: (text: string, words: readonly string[], length?: number) => readonly Piece[];
  readonly find: (pages: readonly SearchPage[], query: string) => readonly Found[];
  readonly marked: (text: string, words: readonly string[]) => readonly Piece[];
};

export const { followLinks } = await load('.ci/site-links.js') as {
  readonly followLinks: (files: ReadonlyMap<string, string>) => {
    readonly links: number;
    readonly broken: readonly string[];
    readonly elsewhere: readonly string[];
  };
};
