import { packageRoot, readTextFile } from '../../assignments/node-files.ts';

/** The version of the package that runs. */
export function versionOfHandgrad(): string {
  const { version } = JSON.parse(readTextFile(new URL('package.json', packageRoot()))) as { version: string };
  return version;
}
