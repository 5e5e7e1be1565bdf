import { createHmac, randomUUID } from 'node:crypto';

/** A message of Jupyter's protocol, version 5.3. */
export interface Message {
  readonly type: string;
  /** The id of the request that it answers, if any. */
  readonly parent: string | undefined;
  readonly content: Readonly<Record<string, unknown>>;
}

/** A request, and the id by which its answers can be told. */
export interface Request {
  readonly id: string;
  readonly frames: readonly Buffer[];
}

const DELIMITER = '<IDS|MSG>';

/** A request as it goes over the wire: delimiter, signature, header, parent, metadata, content. */
export function encode(type: string, content: object, session: string, key: string): Request {
  const id = randomUUID(), date = new Date().toISOString();
  const header = { msg_id: id, msg_type: type, session, username: 'handgrad', date, version: '5.3' };
  const parts = [header, {}, {}, content].map(part => Buffer.from(JSON.stringify(part)));
  return { id, frames: [Buffer.from(DELIMITER), Buffer.from(signature(parts, key)), ...parts] };
}

/**
 * Reads a message; what stands before the delimiter are addresses.
 * @throws Error where it is no message, or was signed with another key.
 */
export function decode(frames: readonly Buffer[], key: string): Message {
  const start = frames.findIndex(frame => frame.toString() === DELIMITER);
  const [signed, ...parts] = frames.slice(start + 1), four = parts.slice(0, 4);
  if (start === -1 || signed === undefined || four.length < 4) throw new Error('a message of another protocol came');
  if (signed.toString() !== signature(four, key)) throw new Error('a message came whose signature is wrong');
  const [header, parent, , content] = four.map(part => JSON.parse(part.toString()) as Record<string, unknown>);
  return {
    type: String(header!['msg_type']), parent: parent!['msg_id'] as string | undefined, content: content!,
  };
}

function signature(parts: readonly Buffer[], key: string): string {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
}
