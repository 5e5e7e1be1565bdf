import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The project's folder, where ava and npm run everything: a bundled spec does not know its own path. */
export const root: URL = pathToFileURL(join(process.cwd(), '/'));
