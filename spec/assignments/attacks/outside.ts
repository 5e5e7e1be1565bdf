import type { Attack } from './attack.ts';
import { all, builtin, inForward, layers, loading } from './linear.ts';

const fs = builtin('fs'), harm = 'process.stdout.write("HARM");';
const show = (text: string): string => `process.stdout.write(String(${text}))`;

const importing = (path: string): string =>
  `${layers}import secret from '${path}'; ${show('JSON.stringify(secret)')}; export class Linear extends Right {}`;

/** Ways to the grader's process and to the network. */
export const processes: readonly Attack[] = [
  {
    name: 'kills the grader', gain: 'no results, for anybody',
    files: inForward('process.kill(process.ppid, "SIGKILL")'), guards: ['namespaces'], right: all,
  },
  {
    name: 'stops the grader', gain: 'no results, for anybody',
    files: inForward('process.kill(process.ppid, "SIGSTOP")'), guards: ['namespaces'], right: all,
  },
  {
    name: 'kills all there is', gain: 'no results, and no machine',
    files: inForward('process.kill(-1, "SIGKILL")'), guards: ['namespaces'], right: all,
  },
  {
    name: 'opens the grader\'s inspector', gain: 'to run code in the grader: the reference, all points',
    files: loading(`process.kill(process.ppid || 1, 'SIGUSR1'); await new Promise(r => setTimeout(r, 300));
      if ((await fetch('http://127.0.0.1:9229/json/list').catch(() => ({}))).ok) { ${harm} }`),
    guards: ['namespaces', 'signals'], right: all,
  },
  {
    name: 'opens the grader\'s inspector, out of its namespace', gain: 'to run code in the grader',
    files: loading(`process.kill(process.ppid, 'SIGUSR1'); await new Promise(r => setTimeout(r, 300));
      if ((await fetch('http://127.0.0.1:9229/json/list').catch(() => ({}))).ok) { ${harm} }`),
    without: ['namespaces'], guards: ['signals'], right: all,
  },
  {
    name: 'gives the grader the least priority', gain: 'a grader that takes for ever',
    files: inForward(`${builtin('os')}.setPriority(process.ppid, 19)`), guards: ['namespaces'], right: all,
  },
  {
    name: 'connects to a server', gain: 'hidden inputs for the next submission',
    files: loading(`await new Promise(done =>
      ${builtin('net')}.connect(PORT, '127.0.0.1').on('connect', done).on('error', done));`),
    guards: ['namespaces'], right: all,
  },
  {
    name: 'sends a datagram', gain: 'hidden inputs for the next submission',
    files: loading(`await new Promise(r => ${builtin('dgram')}.createSocket('udp4').send('x', PORT, '127.0.0.1', r));`),
    guards: ['namespaces'], right: all,
  },
  {
    name: 'asks for a name that tells something', gain: 'hidden inputs, by way of name servers',
    files: loading(`const dns = new (${builtin('dns')}.promises.Resolver)({ timeout: 200, tries: 1 });
      dns.setServers(['127.0.0.1:PORT']); await dns.resolve4('secret.example').catch(() => {});`),
    guards: ['namespaces'], right: all,
  },
  {
    name: 'opens its own inspector', gain: 'a debugger from outside',
    files: loading(`${builtin('inspector')}.open(0); if (${builtin('inspector')}.url()) { ${harm} }`),
    guards: ['permissions'], right: all,
  },
];

/** Ways to read what is nobody's business, and to write results. */
export const files: readonly Attack[] = [
  {
    name: 'reads a file', gain: 'the reference',
    files: inForward(show(`${fs}.readFileSync('HOME/secret.json')`)),
    guards: ['permissions'], right: all,
  },
  {
    name: 'imports a file by a computed name', gain: 'the reference',
    files: loading(show('JSON.stringify((await import(["file://", "HOME/secret.mjs"].join(""))).default)')),
    guards: ['permissions'], right: all,
  },
  {
    name: 'reads by a module that it was bound to', gain: 'the reference',
    files: inForward(`const b = process.binding('fs'); ${show('b.readFileUtf8("HOME/secret.json", 0)')}`),
    guards: [], right: all,
  },
  {
    name: 'reads the environment', gain: 'passwords of the autograder',
    files: inForward(show('JSON.stringify(process.env)')), guards: ['environment'], right: all,
  },
  {
    name: 'reads the grader\'s environment in /proc', gain: 'passwords of the autograder',
    files: inForward(`for (const pid of ${fs}.readdirSync('/proc')) try {
      ${show(`${fs}.readFileSync('/proc/' + pid + '/environ')`)} } catch {}`),
    guards: ['permissions', 'namespaces'], right: all,
  },
  {
    name: 'reads from descriptors that it inherited', gain: 'whatever the grader had open',
    files: inForward(`for (let fd = 4; fd < 40; fd++) try { const b = Buffer.alloc(99); ${fs}.readSync(fd, b, 0, 99, 0);
      ${show('b')} } catch {}`),
    guards: ['descriptors'], right: all,
  },
  {
    name: 'imports a module outside of its folder', gain: 'the reference',
    files: importing('../secret.mjs'),
    guards: ['resolver'], right: all,
  },
  {
    name: 'imports JSON outside of its folder', gain: 'the reference',
    files: importing('../secret.json'),
    guards: ['resolver'], right: all,
  },
  {
    name: 'imports from a folder in between', gain: 'the reference',
    files: {
      'linear.js': `${layers}import './deep/more.js'; export class Linear extends Right {}`,
      'deep/more.js': `import secret from '../../secret.json'; ${show('JSON.stringify(secret)')};`,
    },
    guards: ['resolver'], right: all,
  },
  {
    name: 'has settings for TypeScript that extend a file outside', gain: 'what an error about that file shows of it',
    files: { 'linear.ts': loading(''), 'tsconfig.json': '{ "extends": "../secret.json" }', 'package.json': '{' },
    guards: [], right: all,
  },
  {
    name: 'links to a file outside', gain: 'the reference, in its own bundle',
    files: { 'linear.js': importing('./own.json') },
    special: { 'own.json': { to: 'HOME/secret.json' } }, guards: ['look', 'nofollow'], right: all,
  },
  {
    name: 'puts a link where a file was, after the look at it', gain: 'the reference, in its own bundle',
    files: { 'linear.js': importing('./own.json') },
    special: { 'own.json': { to: 'HOME/secret.json' } }, without: ['look'], guards: ['nofollow'], right: all,
  },
  {
    name: 'links to a folder outside', gain: 'the reference, in its own bundle',
    files: { 'linear.js': importing('./own/secret.json') },
    special: { own: { to: 'HOME/secrets' } }, guards: [], right: all,
  },
  {
    name: 'is a pipe', gain: 'a grader that waits', files: {}, special: { 'linear.js': 'pipe' }, guards: ['nofollow'],
  },
  {
    name: 'imports the layer from handgrad', gain: 'all points',
    files: 'export { Linear } from \'handgrad\';', guards: ['door'],
  },
  {
    name: 'imports the layer by a name within handgrad', gain: 'all points',
    files: 'export { Linear } from \'handgrad/layers/linear\';', guards: [],
  },
  {
    name: 'imports Node\'s modules', gain: 'anything', files: 'import fs from "node:fs"; fs.statSync("/");', guards: [],
  },
  {
    name: 'makes a database of a file', gain: 'a results file of its own', node: 22,
    files: loading(`new (${builtin('sqlite')}.DatabaseSync)('HOME/tmp/results.db').exec('create table t(x)');`),
    guards: ['permissions', 'limits'], right: all,
  },
  {
    name: 'writes the results', gain: 'all points',
    files: inForward(`${fs}.writeFileSync('HOME/results.json', '{"score": 10}')`),
    guards: ['permissions', 'limits'], right: all,
  },
  {
    name: 'lets nobody read the results', gain: 'no results',
    files: inForward(`${fs}.chmodSync('HOME/results.json', 0)`),
    guards: ['permissions'], right: all,
  },
  {
    name: 'removes the results', gain: 'no results',
    files: inForward(`${fs}.rmSync('HOME/results.json')`),
    guards: ['permissions'], right: all,
  },
  {
    name: 'has a report written', gain: 'a file where it likes',
    files: inForward(`process.report.writeReport('HOME/tmp/report.json')`),
    guards: ['permissions', 'limits'], right: all,
  },
  {
    name: 'has its heap written', gain: 'a file where it likes',
    files: inForward(`${builtin('v8')}.writeHeapSnapshot('HOME/tmp/heap')`),
    guards: ['permissions', 'limits'], right: all,
  },
];
