import test from 'ava';
import {
  describeIsolation, type GuardName, type Guards, guardsOf, probeIsolation, sandboxCommand,
} from '../../../lib/assignments/sandbox/isolation.ts';

const none: Guards = { permissions: false, namespaces: false, limits: false, user: false, signals: false };
const names = Object.keys(none) as GuardName[];

/** The command's words, with Node and the folder by letters. */
const words = (guards: Partial<Guards>): string => {
  const { file, args } = sandboxCommand({ ...none, ...guards }, '/f', 'p.mjs');
  const text = [file, ...args].join(' ').replaceAll(process.execPath, 'node');
  return text.replace('--experimental-permission', '--permission').replace(' --no-experimental-sqlite', '');
};

test('each guard adds its part to the command', t => {
  const node = 'node --max-old-space-size=256 --no-warnings /f/p.mjs';
  const slashes = (text: string): string => text.replaceAll('\\', '/');
  t.is(slashes(words({})), node);
  t.is(slashes(words({ permissions: true })), node.replace('node', 'node --permission --allow-fs-read=/f/*'));
  t.is(slashes(words({ namespaces: true })), `unshare -Urnp --fork --kill-child -- ${node}`);
  t.is(slashes(words({ limits: true })), `prlimit --data=1000000000 --fsize=0 --cpu=60 --core=0 -- ${node}`);
  t.true(words({ namespaces: true, limits: true }).startsWith('unshare -Urnp --fork --kill-child -- prlimit '));
  t.like(sandboxCommand({ ...none, user: true }, '/f', 'p.mjs').options, { uid: 65534, gid: 65534 });
  t.false('uid' in sandboxCommand(none, '/f', 'p.mjs').options);
});

test('the environment has nothing of the grader\'s but where programs lie', t => {
  const { env, cwd } = sandboxCommand(none, '/f', 'p.mjs').options;
  t.deepEqual(Object.keys(env).filter(name => !['PATH', 'SystemRoot', 'HANDGRAD_KERNELS'].includes(name)), []);
  t.is(cwd, '/f');
});

test.serial('what is not there does not hold, and is said with a reason', async t => {
  const { PATH } = process.env;
  process.env['PATH'] = '/nowhere';
  try {
    const findings = await probeIsolation();
    t.deepEqual(findings.map(({ name }) => name), names);
    const said = describeIsolation(findings);
    for (const [n, { name, holds, why }] of findings.entries()) {
      t.is(said[n]!.startsWith(holds ? 'held: ' : 'NOT HELD: '), true);
      if (name === 'namespaces' || name === 'limits') t.like({ holds, why }, { holds: false });
      if (!holds) t.true(why !== undefined && why !== '' && said[n]!.endsWith(why));
    }
    t.regex(said.find(line => line.includes('namespaces'))!, /^NOT HELD: the network.*ENOENT/);
    t.deepEqual(guardsOf(findings).limits, false);
  } finally {
    process.env['PATH'] = PATH;
  }
});

test('guards are what holds', t => {
  const findings = names.map(name => ({ name, against: name, holds: name === 'limits' }));
  t.deepEqual(guardsOf(findings), { ...none, limits: true });
  t.deepEqual(describeIsolation([{ name: 'user', against: 'x', holds: false, why: 'y' }]), ['NOT HELD: x: y']);
});

test('Node\'s permission model holds wherever Node runs, and who is no root is told so', async t => {
  const findings = await probeIsolation(), of = (wanted: GuardName): (typeof findings)[number] =>
    findings.find(({ name }) => name === wanted)!;
  t.true(of('permissions').holds);
  t.true(of('signals').holds);
  if (process.getuid?.() !== 0) t.regex(of('user').why!, /only root can give a process another user/);
});
