import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Label, labels } from '@lungline/classifier';
import { parseCsv } from './csv.js';

/** One picture of the data set; `label` is null for what is not a frontal chest X-ray. */
export interface Item {
  /** Path below the data folder. */
  readonly file: string;
  readonly label: Label | null;
  /** Where a film was collected; for other pictures, their kind (photo, document, ct, ...). */
  readonly source: string;
  readonly ageGroup: string;
  /** Pictures of one patient, or that may be of one, share a group and stay on one side of every split. */
  readonly group: string;
  /** From the manifest, where there is one. */
  readonly sha256: string | undefined;
}

/**
 * Without a patient's id, neighbouring numbers of a source may be one patient: forty in a row are one group.
 */
const BLOCK = 40;

/**
 * Reads what a data folder holds: `cxr/<class>/*.jpg` with `cxr/manifest.csv`, and `not_cxr/` with its own; or just
 * `<class>/*.jpg`, where each file counts as a patient.
 */
export async function readDataSet(folder: string): Promise<Item[]> {
  if (!existsSync(join(folder, 'cxr', 'manifest.csv'))) return readPlainFolders(folder);
  return [
    ...(await readManifest(folder, 'cxr', filmOf)),
    ...(existsSync(join(folder, 'not_cxr')) ? await readManifest(folder, 'not_cxr', otherOf) : []),
  ];
}

/** @throws where the file's bytes are not those that the manifest lists. */
export async function readItem(folder: string, item: Item): Promise<Uint8Array> {
  const bytes = await readFile(join(folder, item.file));
  if (item.sha256 && createHash('sha256').update(bytes).digest('hex') !== item.sha256) {
    throw new Error(`${item.file} is not the file that the manifest lists`);
  }
  return bytes;
}

type Row = Readonly<Record<string, string>>;

async function readManifest(
  folder: string,
  part: string,
  itemOf: (row: Row) => Omit<Item, 'file' | 'sha256'>,
) {
  const rows = parseCsv(await readFile(join(folder, part, 'manifest.csv'), 'utf8'));
  return rows.map((row): Item => {
    const file = row['file'];
    if (!file) throw new Error(`${part}/manifest.csv has a row without a file`);
    return { ...itemOf(row), file: join(part, file), sha256: row['sha256'] || undefined };
  });
}

function filmOf(row: Row): Omit<Item, 'file' | 'sha256'> {
  const label = labels.find((known) => known === row['label']);
  if (!label) throw new Error(`The manifest has a class that is not known: ${row['label']}`);
  const source = row['source'] ?? '';
  return {
    label,
    source,
    ageGroup: row['age_group'] ?? 'unknown',
    group: row['patient_id_or_blank'] || block(source, row['source_file'] ?? ''),
  };
}

function otherOf(row: Row): Omit<Item, 'file' | 'sha256'> {
  return {
    label: null,
    source: row['label'] ?? 'other',
    ageGroup: row['age_group'] ?? 'unknown',
    group: row['patient_id_or_blank'] || (row['file'] ?? ''),
  };
}

function block(source: string, sourceFile: string): string {
  const number = Number(/(\d+)\D*$/.exec(sourceFile)?.[1] ?? 0);
  return `${source}:${sourceFile.replace(/[^/]*$/, '')}${Math.floor(number / BLOCK)}`;
}

async function readPlainFolders(folder: string): Promise<Item[]> {
  const items: Item[] = [];
  for (const label of labels) {
    if (!existsSync(join(folder, label))) throw new Error(`${folder} has no folder named ${label}`);
    for (const name of (await readdir(join(folder, label))).sort()) {
      if (!/\.(jpe?g|png|webp)$/i.test(name)) continue;
      const file = join(label, name);
      items.push({ file, label, source: 'folder', ageGroup: 'unknown', group: file, sha256: undefined });
    }
  }
  return items;
}
