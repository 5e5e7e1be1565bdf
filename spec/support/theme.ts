import { root } from './root.ts';

// The plain functions of docs/theme, which is JavaScript: typedoc loads it as it stands.

const load = (file: string): Promise<unknown> => import(new URL(`docs/theme/${file}`, root).href);

/** A chapter of docs/index.md, with its pages by path. */
export interface Chapter { readonly title: string; readonly pages: readonly string[] }

export const { chaptersOf, neighboursOf } = await load('chapters.js') as {
  readonly chaptersOf: (markdown: string) => readonly Chapter[];
  readonly neighboursOf: (path: string, chapters: readonly Chapter[], notebooks?: readonly string[]) => {
    readonly before?: string;
    readonly after?: string;
  };
};

export const { formula } = await load('formula.js') as {
  readonly formula: (tex: string, displayMode: boolean) => string;
};

export const { sideBySide } = await load('side-by-side.js') as { readonly sideBySide: (html: string) => string };

export const { nameOf } = await load('parameters.js') as {
  readonly nameOf: (type: { readonly type: string; readonly name?: string } | undefined) => string;
};
