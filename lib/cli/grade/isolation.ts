import { describeIsolation, type GuardFinding } from '../../assignments/sandbox/isolation.ts';
import type { Terminal } from '../terminal.ts';

/**
 * Says what stands between submissions and this machine.
 * @throws Error where everything is required, and something does not hold. Another user is not, where namespaces hold.
 */
export function tellIsolation(findings: readonly GuardFinding[], terminal: Terminal, required: boolean): void {
  for (const line of describeIsolation(findings)) terminal.print(line);
  const apart = findings.some(({ name, holds }) => name === 'namespaces' && holds);
  const missing = findings.filter(({ name, holds }) => !holds && !(name === 'user' && apart));
  if (required && missing.length > 0) {
    throw new Error(`grade: --require-isolation, and on this machine nothing is held against ${
      missing.map(({ against }) => against).join('; ')}`);
  }
}
