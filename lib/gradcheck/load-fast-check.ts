import type NodeModule from 'node:module';
import type FastCheck from 'fast-check';

// Whoever checks a right layer never needs fast-check, and it takes longer to load than the whole engine. So it is
// loaded when something is wrong, and synchronously, as gradcheck is.

type Module = typeof FastCheck;

/** What Node and Deno have. */
interface Host {
  getBuiltinModule?(name: 'node:module'): typeof NodeModule | undefined;
}

let provided: Module | undefined;

/** Hands over fast-check where it has been loaded already; the only way to have it in a browser. */
export function provideFastCheck(fc: Module): void {
  provided = fc;
}

/** fast-check, as provided or as installed; nothing where it cannot be had, as in a browser's page. */
export function fastCheck(): Module | undefined {
  return provided ??= installed();
}

function installed(): Module | undefined {
  try {
    const { process } = globalThis as { process?: Host };
    const module = process?.getBuiltinModule?.('node:module');
    return module?.createRequire(import.meta.url)('fast-check') as Module | undefined;
  } catch {
    return undefined;
  }
}
