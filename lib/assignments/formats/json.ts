import type { ClassResults } from './results.ts';

/** A class as JSON, the format `handgrad-grades` 1, whose fields docs/instructors.md lists. */
export function classJson({ assignment, seed, version, isolation, graded, notGraded, summary }: ClassResults): string {
  const submissions = graded.map(({ result, ...submission }) => {
    const { points, max, parts, problem = null, suspicions } = result;
    return { ...submission, points, max, parts, problem, suspicions };
  });
  const report = {
    format: 'handgrad-grades', formatVersion: 1, handgrad: version,
    assignment, seed, isolation, submissions, notGraded, summary,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
