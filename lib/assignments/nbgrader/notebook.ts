import { createHash } from 'node:crypto';

/** What nbgrader knows of a cell, version 3 of its schema. */
export interface NbgraderMetadata {
  readonly schema_version: 3;
  readonly grade: boolean;
  readonly solution: boolean;
  readonly locked: boolean;
  readonly task: boolean;
  readonly grade_id: string;
  /** Of a cell with tests. */
  readonly points?: number;
  /** Of the version for students: what nbgrader tells by whether a cell was changed. */
  readonly checksum?: string;
  readonly cell_type?: 'code' | 'markdown';
}

/** A cell of a notebook in format 4.5. */
export interface Cell {
  readonly cell_type: 'code' | 'markdown';
  readonly id: string;
  readonly metadata: { readonly nbgrader?: NbgraderMetadata };
  readonly source: string;
  readonly execution_count?: null;
  readonly outputs?: readonly [];
}

/** What a cell is for. */
export interface Role {
  /** Its id in the notebook and for nbgrader. */
  readonly id: string;
  /** `text` and `code` are locked; `solution` is the student's; `tests` count points; `own` nbgrader leaves alone. */
  readonly role: 'text' | 'code' | 'solution' | 'tests' | 'own';
  readonly source: string;
  readonly points?: number;
}

/** A notebook for the Deno kernel, as Jupyter writes it. */
export function notebookOf(cells: readonly Cell[]): string {
  const metadata = {
    kernelspec: { display_name: 'Deno', language: 'typescript', name: 'deno' },
    language_info: { file_extension: '.ts', mimetype: 'text/x.typescript', name: 'typescript' },
  };
  const lined = cells.map(cell => ({ ...cell, source: cell.source.split(/(?<=\n)/) }));
  return `${JSON.stringify({ cells: lined, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

/** A cell with nbgrader's metadata; with the checksum that nbgrader computes, where it is for students. */
export function cellOf({ id, role, source, points }: Role, release: boolean): Cell {
  const type = role === 'text' ? 'markdown' : 'code';
  const code = type === 'code' && { execution_count: null, outputs: [] as const };
  if (role === 'own') return { cell_type: type, ...code, id, metadata: {}, source };
  const metadata: NbgraderMetadata = {
    schema_version: 3, grade: role === 'tests', solution: role === 'solution', locked: role !== 'solution', task: false,
    grade_id: id, ...points !== undefined && { points },
  };
  const nbgrader = release ? { ...metadata, cell_type: type, checksum: checksumOf(type, source, metadata) } as const
    : metadata;
  return { cell_type: type, ...code, id, metadata: { nbgrader }, source };
}

/** nbgrader's `compute_checksum`: of source and type, what the cell is, its id, and its points as Python has them. */
export function checksumOf(type: string, source: string, metadata: NbgraderMetadata): string {
  const { grade, solution, locked, grade_id, points } = metadata;
  const truth = (value: boolean): string => value ? 'True' : 'False';
  const float = (value: number): string => Number.isInteger(value) ? `${value}.0` : String(value);
  const parts = [source, type, truth(grade), truth(solution), truth(!solution && (grade || locked)), grade_id];
  return createHash('md5').update(parts.join('') + (grade ? float(points!) : '')).digest('hex');
}
