import type { Attack } from './attack.ts';
import { pipe, values } from './answers.ts';
import { ending } from './ending.ts';
import { judging } from './judging.ts';
import { files, processes } from './outside.ts';
import { resources } from './resources.ts';

/** All attacks, by what they are after. */
export const attacks: Readonly<Record<string, readonly Attack[]>> = {
  'ends': ending, 'takes': resources, 'reaches': processes, 'reads and writes': files, 'answers': pipe,
  'returns': values, 'misleads': judging,
};
