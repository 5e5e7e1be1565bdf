// What .ci/stepper.js makes of lib and of the derivation notes when the site is built.

/** A line of a layer's code. */
interface CodeLine {
  readonly code: string;
  readonly gap: string;
  readonly comment: string;
  /** The label of the step that it does, if any. */
  readonly label?: string;
}

/** The formulas of a layer, as markup, and its code. */
interface Derivation {
  readonly forward: { readonly formulas: readonly string[]; readonly lines: readonly CodeLine[] };
  readonly backward: {
    readonly steps: readonly { readonly label: string; readonly formula: string }[];
    readonly lines: readonly CodeLine[];
  };
}

declare module 'stepper:derivations' {
  /** By the name of the layer's class. */
  export const derivations: { readonly [part: string]: Derivation };
  /** Each layer's backward in JavaScript, to be edited, and the names that it uses from around it. */
  export const editables: { readonly [kind: string]: { readonly code: string; readonly names: readonly string[] } };
  /** The addresses of the derivation notes in the site. */
  export const notes: { readonly [part: string]: string };
}

declare module 'stepper:scopes' {
  /** What each layer's backward uses from around it, by its names. */
  export const scopes: { readonly [kind: string]: { readonly [name: string]: unknown } };
}
