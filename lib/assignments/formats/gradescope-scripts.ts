/** What `run_autograder` grades. */
export interface AutograderOptions {
  /** The assignment's id, or the path of its file in the archive, with `./`. */
  readonly assignment: string;
  readonly seed: number;
}

/** Gradescope runs this once, as root, when it builds the machine that grades. */
export const SETUP = `#!/usr/bin/env bash
# Gradescope runs this once, as root, in /autograder/source. It installs Node where there is none, or an old one, and
# handgrad, which lies here in the folder handgrad, with what it needs from npm.
set -euo pipefail
cd "$(dirname "\${BASH_SOURCE[0]}")"

new_enough() {
  command -v node > /dev/null || return 1
  node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b > 18) ? 0 : 1)'
}
if ! new_enough; then
  apt-get update
  apt-get install -y ca-certificates curl util-linux
  curl -fsSL https://deb.nodesource.com/setup_22.x | bash -
  apt-get install -y nodejs
fi
npm install --omit=dev --ignore-scripts --no-audit --no-fund --install-links
node node_modules/handgrad/dist/cli/main.js --version
`;

/** Gradescope runs this for every submission. Whatever happens, there is a valid results.json when it ends. */
export function runAutograder({ assignment, seed }: AutograderOptions): string {
  return `#!/usr/bin/env bash
# Gradescope runs this for every submission, as /autograder/run_autograder.
here=$(cd "$(dirname "\${BASH_SOURCE[0]}")" && pwd)
if [ -d "$here/source" ]; then root=$here; else root=$(dirname "$here"); fi
source=$root/source
results=$root/results/results.json
mkdir -p "$root/results"

# First a result that blames nobody. It stays, should anything below fail.
cp "$source/fallback.json" "$results.new" && mv "$results.new" "$results"

cd "$source" && node node_modules/handgrad/dist/cli/main.js grade "$root/submission" --single \\
  --assignment ${assignment} --seed ${seed} --format gradescope --out "$results"
status=$?
if [ "$status" -ne 0 ]; then echo "The grader ended with exit code $status: nothing was graded."; fi
exit 0
`;
}

/** The result where the grader itself failed: no points yet, and a word to both. */
export function fallbackResults(): string {
  return `${JSON.stringify({
    score: 0,
    output: 'The autograder could not do its work. This says nothing about your submission, which was not graded; your '
      + 'instructor has to look at it.\n\nFor the instructor: the autograder itself failed. Its output, which only '
      + 'you can see, tells why. When that is mended, run the autograder again for this submission.',
    output_format: 'text',
    visibility: 'visible',
    stdout_visibility: 'hidden',
    extra_data: { grader_failed: true },
    tests: [],
    leaderboard: [],
  }, undefined, 2)}\n`;
}
