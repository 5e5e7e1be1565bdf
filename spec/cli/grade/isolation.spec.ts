import test from 'ava';
import type { GuardFinding } from '../../../lib/assignments/sandbox/isolation.ts';
import { tellIsolation } from '../../../lib/cli/grade/isolation.ts';
import { plainTerminal } from './terminal.ts';

const held = (name: GuardFinding['name']): GuardFinding => ({ name, against: `what ${name} is against`, holds: true });
const missing = (name: GuardFinding['name']): GuardFinding => ({ ...held(name), holds: false, why: 'no such program' });

test('each guard is told in a line, and where nothing is required, anything goes', t => {
  const terminal = plainTerminal();
  tellIsolation([held('permissions'), missing('namespaces')], terminal, false);
  t.deepEqual(terminal.lines, ['held: what permissions is against',
    'NOT HELD: what namespaces is against: no such program']);
});

test('where all is required, what is missing is named', t => {
  const findings = [held('permissions'), missing('namespaces'), missing('limits')];
  t.throws(() => { tellIsolation(findings, plainTerminal(), true); },
    { message: /^grade: --require-isolation, .* against what namespaces is against; what limits is against$/ });
});

test('another user is asked for only where there are no namespaces', t => {
  t.notThrows(() => { tellIsolation([held('namespaces'), missing('user')], plainTerminal(), true); });
  t.throws(() => { tellIsolation([missing('namespaces'), missing('user')], plainTerminal(), true); },
    { message: /what user is against$/ });
});
