import { appendFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { classroomResult } from '../../assignments/formats/classroom.ts';
import { classCsv } from '../../assignments/formats/csv.ts';
import { gradescopeResults } from '../../assignments/formats/gradescope.ts';
import { classJson } from '../../assignments/formats/json.ts';
import { classJunit } from '../../assignments/formats/junit.ts';
import type { ClassResults } from '../../assignments/formats/results.ts';
import { classText } from '../../assignments/formats/text.ts';
import type { GradeFlags } from '../grade.ts';
import { makeDirectory, writeWhole } from '../write-file.ts';

type Destination = Pick<GradeFlags, 'format' | 'out'>;

/**
 * Refuses a report that could not be written in the end, before hours of grading.
 * @param count how many submissions there are
 */
export async function prepareReport({ format, out }: Destination, count: number): Promise<void> {
  if (format === 'classroom' && count !== 1) {
    throw new Error(`grade: --format classroom is for one submission, and there are ${count}; see --single`);
  }
  const folder = format === 'gradescope' && count !== 1;
  if (folder && out === undefined) {
    throw new Error(`grade: --format gradescope of ${count} submissions is a file for each; say by --out which folder`);
  }
  if (out !== undefined) await makeDirectory(folder ? out : dirname(out));
}

/** Writes the report: whole or not at all, to a file, to a folder of files, or to the terminal. Says where. */
export async function writeReport(results: ClassResults, { format, out }: Destination): Promise<readonly string[]> {
  if (format === 'gradescope' && results.graded.length !== 1) return writeEach(results, out!);
  const text = reportOf(results, format);
  const { GITHUB_OUTPUT: output = '' } = process.env;
  if (format === 'classroom' && output !== '') await appendFile(output, `result=${text.trim()}\n`);
  if (out !== undefined) return [await writeWhole(dirname(out), basename(out), text)];
  process.stdout.write(text);
  return [];
}

function reportOf(results: ClassResults, format: GradeFlags['format']): string {
  switch (format) {
    case 'text': return classText(results);
    case 'json': return classJson(results);
    case 'csv': return classCsv(results);
    case 'junit': return classJunit(results);
    case 'gradescope': return gradescopeResults(results.graded[0]!);
    case 'classroom': return `${classroomResult(results.graded[0]!)}\n`;
  }
}

/** A file for each submission, named after it, as far as a file can be. */
async function writeEach({ graded }: ClassResults, folder: string): Promise<readonly string[]> {
  const taken = new Set<string>();
  for (const one of graded) {
    const base = one.name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_').slice(0, 100);
    let name = base;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base}-${n}`;
    taken.add(name.toLowerCase());
    await writeWhole(folder, `${name}.json`, gradescopeResults(one));
  }
  return [folder];
}
