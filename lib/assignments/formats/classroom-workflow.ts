/** What the workflow grades, and with what. */
export interface WorkflowOptions {
  /** The assignment's id. */
  readonly id: string;
  readonly seed: number;
  /** The version of handgrad that grades. */
  readonly version: string;
}

/** Where GitHub looks for it in a repository. */
export const WORKFLOW_PATH = '.github/workflows/classroom.yml';

/**
 * The workflow that grades each push to a repository of GitHub Classroom. Its name and that of its only job are those
 * that Classroom looks for. handgrad is installed and run outside the repository, whose `.npmrc` and `node_modules` are
 * the student's.
 */
export function classroomWorkflow({ id, seed, version }: WorkflowOptions): string {
  return `# Written by \`handgrad classroom ${id}\`.
name: Autograding Tests
on: [push, workflow_dispatch, repository_dispatch]

permissions:
  checks: write
  actions: read
  contents: read

jobs:
  run-autograding-tests:
    runs-on: ubuntu-latest
    if: github.actor != 'github-classroom[bot]'
    steps:
      - name: Checkout
        uses: actions/checkout@v4
        with:
          persist-credentials: false
      - name: Node
        uses: actions/setup-node@v4
        with:
          node-version: 22
      - name: Install handgrad
        working-directory: \${{ runner.temp }}
        run: npm install --prefix grader --ignore-scripts --no-audit --no-fund handgrad@${version}
      - name: Grade
        id: grade
        working-directory: \${{ runner.temp }}/grader
        run: >-
          npx --no-install handgrad grade "$GITHUB_WORKSPACE" --single
          --assignment ${id} --seed ${seed} --format classroom
      - name: Report
        if: always() && steps.grade.outputs.result != ''
        uses: classroom-resources/autograding-grading-reporter@v1
        env:
          GRADE_RESULTS: \${{ steps.grade.outputs.result }}
        with:
          runners: grade
`;
}
