import { checkOptions, tensor, type Tensor } from '../../tensor/index.ts';
import { readBytes } from './files.ts';

/** Options of {@link parseCsv} and {@link readCsv}. */
export interface CsvOptions {
  /** Whether the first line holds the columns' names. True unless said. */
  readonly header?: boolean;
  /** The column of the labels, by its name or by its place counted from 0. Without it, all columns are inputs. */
  readonly label?: string | number;
  /** What stands between fields; a comma unless said. */
  readonly delimiter?: string;
}

/** A table of numbers. */
export interface CsvTable {
  /** The inputs (N,I). */
  readonly X: Tensor;
  /** The labels (N), if a column of them was named. */
  readonly T?: Tensor;
  /** The names of the inputs' columns; their places where there is no header. */
  readonly columns: readonly string[];
}

/** A line of the file, split. */
interface Row {
  readonly fields: readonly string[];
  /** Counted from 1. */
  readonly line: number;
}

/**
 * Reads a table of numbers from a CSV file.
 * @throws Error that names the file and the line: rows of different lengths, a field that is no number, a label column
 * that is not there, no rows.
 */
export async function readCsv(path: string, options: CsvOptions = {}): Promise<CsvTable> {
  return parseCsv(new TextDecoder().decode(await readBytes(path)), options, path);
}

/** {@link readCsv}, of text that is at hand; `name` is what messages call it. */
export async function parseCsv(text: string, options: CsvOptions = {}, name = 'parseCsv'): Promise<CsvTable> {
  checkOptions('parseCsv', options, ['header', 'label', 'delimiter']);
  const { header = true, label, delimiter = ',' } = options, rows = await split(text, delimiter, name);
  const names = (header ? rows.shift()?.fields : rows[0]?.fields.map((_, place) => String(place))) ?? [];
  if (rows.length === 0) throw new Error(`${name}: no rows of numbers`);
  const ragged = rows.find(({ fields }) => fields.length !== names.length);
  if (ragged !== undefined) {
    const { fields, line } = ragged;
    throw new Error(`${name}: line ${line} has ${fields.length} fields; wanted ${names.length}, as in the first`);
  }
  const values = rows.map(({ fields, line }) =>
    fields.map((field, place) => number(field, `${name}: line ${line}, column ${names[place]!}`)));
  if (label === undefined) return { X: tensor(values), columns: names };
  const place = typeof label === 'number' ? label : names.indexOf(label);
  if (names[place] === undefined) throw new Error(`${name}: no label column '${label}'; there is ${names.join(', ')}`);
  return {
    X: tensor(values.map(row => row.toSpliced(place, 1)), [rows.length, names.length - 1]),
    T: tensor(values.map(row => row[place]!)),
    columns: names.toSpliced(place, 1),
  };
}

/** Splits lines into fields, quotes and all. The parser is loaded on use; its build for browsers runs everywhere. */
async function split(text: string, delimiter: string, name: string): Promise<Row[]> {
  const { parse } = await import('csv-parse/browser/esm/sync');
  try {
    const records = parse(text, {
      delimiter, bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ fields: record, line: info.lines }));
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  }
}

function number(field: string, where: string): number {
  const value = field === '' ? NaN : Number(field);
  if (Number.isFinite(value)) return value;
  throw new Error(`${where}: '${field}' is no number`);
}
