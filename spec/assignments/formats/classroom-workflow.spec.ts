import test from 'ava';
import { parse } from 'yaml';
import { classroomWorkflow } from '../../../lib/assignments/formats/classroom-workflow.ts';

interface Step {
  readonly 'name': string;
  readonly 'id'?: string;
  readonly 'uses'?: string;
  readonly 'run'?: string;
  readonly 'env'?: Readonly<Record<string, string>>;
  readonly 'with'?: Readonly<Record<string, unknown>>;
  readonly 'working-directory'?: string;
}

interface Workflow {
  readonly name: string;
  readonly on: readonly string[];
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly 'runs-on': string; readonly 'steps': readonly Step[] }>>;
}

const workflow = parse(classroomWorkflow({ id: 'linear', seed: 5, version: '1.2.3' })) as Workflow;
const steps = Object.values(workflow.jobs)[0]!.steps;
const step = (name: string): Step => steps.find(one => one.name === name)!;

test('workflow and job have the names that Classroom looks for', t => {
  t.is(workflow.name, 'Autograding Tests');
  t.deepEqual(Object.keys(workflow.jobs), ['run-autograding-tests']);
  t.true(workflow.on.includes('push'));
});

test('it checks the repository out, installs Node and handgrad, grades, and reports', t => {
  t.deepEqual(steps.map(({ name, uses = '' }) => [name, uses]), [
    ['Checkout', 'actions/checkout@v4'], ['Node', 'actions/setup-node@v4'], ['Install handgrad', ''], ['Grade', ''],
    ['Report', 'classroom-resources/autograding-grading-reporter@v1'],
  ]);
  t.regex(step('Install handgrad').run!, / handgrad@1\.2\.3$/);
  t.is(step('Grade').run!.trim(), 'npx --no-install handgrad grade "$GITHUB_WORKSPACE" --single '
    + '--assignment linear --seed 5 --format classroom');
});

test('the reporter gets the output of the step that grades, under the name that it looks for', t => {
  const { env, with: inputs } = step('Report'), { id } = step('Grade');
  t.deepEqual(inputs, { runners: id });
  t.deepEqual(env, { [`${id!.toUpperCase()}_RESULTS`]: `\${{ steps.${id!}.outputs.result }}` });
  t.regex(id!, /^[a-z]+$/);
});

test('nothing runs in the student\'s repository, and the job may write no more than checks', t => {
  for (const { run, 'working-directory': folder = '' } of steps) {
    if (run !== undefined) t.regex(folder, /^\$\{\{ runner\.temp \}\}/);
  }
  t.deepEqual(workflow.permissions, { checks: 'write', actions: 'read', contents: 'read' });
  t.is(step('Checkout').with!['persist-credentials'], false);
});
