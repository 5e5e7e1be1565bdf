import type { Effort } from './measure.ts';
import type { Machine } from './machine.ts';
import { isMeasured, judgedRow, ratio, type Result, verdictsOf } from './result.ts';
import { spreadOf } from './statistics.ts';

/** All of a run: every sample, and what follows from them. Times in seconds, memory in bytes. */
export function resultsJson(results: readonly Result[], machine: Machine, effort: Effort, node: number): string {
  const works = results.map(result => {
    const { name, title, unit, operations, rows } = result, ours = judgedRow(result);
    const peers = rows.map(row => isMeasured(row)
      ? {
        peer: row.peer.name, version: row.version, ...spreadOf(row.seconds), seconds: row.seconds, bytes: row.bytes,
        ratio: ours === undefined || ours === row ? undefined : ratio(ours, row),
      }
      : { peer: row.peer.name, absent: row.absent });
    return { name, title, unit, operations, ratioOf: ours?.peer.name, peers, targets: verdictsOf(result, node) };
  });
  return `${JSON.stringify({ date: new Date().toISOString(), machine, effort, works }, undefined, 2)}\n`;
}
