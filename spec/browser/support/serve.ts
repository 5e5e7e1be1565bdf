import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A folder behind an address. */
export interface Served {
  /** Where the folder is to be found: `http://127.0.0.1:40123/some/path/`. */
  readonly url: string;
  /** Stops serving. */
  close(): Promise<void>;
}

const types: { readonly [ending: string]: string } = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.woff': 'font/woff', '.ttf': 'font/ttf', '.png': 'image/png',
};

/**
 * Serves the files of a folder, on this machine only. Nothing is cached: each test sees what a first visitor sees.
 * @param path the path beneath which the folder is found. Not the root of the server unless said, since a site may be
 * put anywhere: a link that begins with `/` is then a broken one
 */
export async function serve(folder: URL, path = '/some/path/'): Promise<Served> {
  const root = fileURLToPath(folder);
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (asked === '/favicon.ico') { // which browsers ask for on their own
      response.writeHead(204).end();
      return;
    }
    const file = normalize(join(root, asked.slice(path.length) || 'index.html'));
    const found = asked.startsWith(path) && file.startsWith(root.endsWith(sep) ? root : root + sep)
      ? readFile(file) : Promise.reject(new Error('not in the folder'));
    found.then(
      content => {
        const type = types[extname(file)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(content);
      },
      () => { response.writeHead(404, { 'content-type': 'text/plain' }).end(`no ${asked} here`); },
    );
  });
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    close: () => new Promise(resolve => {
      server.close(() => { resolve(); });
      server.closeAllConnections();
    }),
  };
}
