import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../support/root.ts';

/** Runs a command and says whether it ended well. */
export type Works = (command: string, ...words: readonly string[]) => boolean;

/** What has to be typed to get Jupyter, where it is missing. */
export const HOW_TO_GET_IT = `Jupyter is missing: there is neither 'jupyter lab' nor 'jupyter notebook'. One of these
gets it:
  apt-get install jupyter-notebook      (Debian, Ubuntu)
  pipx install jupyterlab               (anywhere with Python)
  conda install jupyterlab              (with conda)
'npm run notebooks' runs the notebooks without it.`;

/** The part of Jupyter that shows notebooks, the newer one first; `undefined` where there is none. */
export function frontEnd(works: Works): 'lab' | 'notebook' | undefined {
  return (['lab', 'notebook'] as const).find(name => works('jupyter', name, '--version'));
}

/** Asks this machine. */
export const works: Works = (command, ...words) => spawnSync(command, words, { stdio: 'ignore' }).status === 0;

/** An environment in which Jupyter finds the kernel specification of the project before any other. */
export function withKernel(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = fileURLToPath(new URL('notebooks', root)), others = env['JUPYTER_PATH'];
  return { ...env, JUPYTER_PATH: others === undefined ? ours : `${ours}${delimiter}${others}` };
}
