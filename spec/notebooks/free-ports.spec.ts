import { once } from 'node:events';
import { createServer } from 'node:net';
import test from 'ava';
import { freePorts } from './free-ports.ts';

test('the ports are different, and can be listened at', async t => {
  const ports = await freePorts(5);
  t.is(new Set(ports).size, 5);
  const server = createServer().listen(ports[0], '127.0.0.1');
  await once(server, 'listening');
  server.close();
});
