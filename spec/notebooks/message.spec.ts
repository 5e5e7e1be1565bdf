import { createHmac } from 'node:crypto';
import test from 'ava';
import { decode, encode } from './message.ts';

const frames = (...parts: readonly string[]): readonly Buffer[] => parts.map(part => Buffer.from(part));

test('what is encoded is decoded again, behind any addresses', t => {
  const { id, frames: sent } = encode('execute_request', { code: 'X' }, 'session', 'key');
  const message = decode([Buffer.from('an address'), ...sent], 'key');
  t.deepEqual(message, { type: 'execute_request', parent: undefined, content: { code: 'X' } });
  t.is((JSON.parse(String(sent[2])) as { msg_id: string }).msg_id, id);
});

test('a message is signed over header, parent, metadata and content, as the protocol says', t => {
  const { frames: [delimiter, signature, ...parts] } = encode('shutdown_request', {}, 'session', 'key');
  t.is(String(delimiter), '<IDS|MSG>');
  t.is(String(signature), createHmac('sha256', 'key').update(Buffer.concat(parts)).digest('hex'));
  t.is(parts.length, 4);
});

test('an answer says which request it answers', t => {
  const parts = ['{"msg_type":"status"}', '{"msg_id":"7"}', '{}', '{"execution_state":"idle"}'];
  const signature = createHmac('sha256', 'key').update(parts.join('')).digest('hex');
  t.is(decode(frames('<IDS|MSG>', signature, ...parts), 'key').parent, '7');
});

test('what was signed with another key, or is no message, is refused', t => {
  const { frames: sent } = encode('execute_request', {}, 'session', 'key');
  t.throws(() => decode(sent, 'another'), { message: /signature/ });
  t.throws(() => decode(frames('HTTP/1.1 200 OK'), 'key'), { message: /another protocol/ });
});
