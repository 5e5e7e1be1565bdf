import { type Guard, type GuardName, guards } from './attack.ts';
import { attacks } from './index.ts';

/** The table of docs/instructors.md: each guard, and how many attacks are tried once more without it. */
export function tableOfGuards(): string[] {
  const all = Object.values(attacks).flat();
  const rows = (Object.entries(guards) as [GuardName, Guard][]).map(([name, { is }]) =>
    `| ${is} | ${all.filter(attack => attack.guards.includes(name)).length} |`);
  return ['| guard | attacks tried without it |', '|---|---|', ...rows];
}
