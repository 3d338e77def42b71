import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { Screening } from '@lungline/classifier';
import { Command } from 'commander';
import { CommandError, exitCodes } from '../command-error.js';
import { findPictures } from '../find-pictures.js';
import { inOrder } from '../in-order.js';
import { openClassifier } from '../open-classifier.js';
import { screeningTable } from '../screening-table.js';

interface ClassifyOptions {
  readonly json?: true;
  readonly maps?: string;
}

/** `lungline classify`: reads films from disk, exactly as the worker reads them from the chat. */
export function classifyCommand(): Command {
  return new Command('classify')
    .description('read films and say how likely each looks Normal, Pneumonia or COVID-19')
    .argument('<paths...>', 'picture files, or folders with pictures')
    .option('--json', 'one JSON object a line')
    .option('--maps <folder>', 'write pictures of where the model looked into this folder')
    .addHelpText(
      'after',
      '\nA picture that is rejected is an answer like any other: the exit code is 0. It is 66 where a path does not exist.',
    )
    .action(classify);
}

async function classify(paths: string[], { json, maps }: ClassifyOptions): Promise<void> {
  const files = await findPictures(paths);
  if (maps !== undefined) await mkdir(maps, { recursive: true });
  const classifier = await openClassifier();
  const table = screeningTable(Math.max(...files.map((file) => file.length)));
  if (!json) print(table.heading);
  try {
    const width = classifier.status.threads + 1;
    const read = async (file: string) => ({
      file,
      screening: await classifier.classify(await readPicture(file)),
    });
    let number = 0;
    for await (const { file, screening } of inOrder(files, width, read)) {
      number++;
      print(json ? JSON.stringify(toLine(file, screening)) : table.line(file, screening));
      if (maps !== undefined && screening.attention !== null) {
        await writeFile(
          join(maps, `${String(number).padStart(4, '0')}-${parse(file).name}.jpg`),
          screening.attention,
        );
      }
    }
    if (!json) print(`\n${classifier.status.model}, ${classifier.status.engine} engine. Not a diagnosis.`);
  } finally {
    await classifier.close();
  }
}

/** The documented shape; a new field of a screening does not slip into it. */
function toLine(file: string, screening: Screening) {
  const { outcome, probabilities, chestXray, quality, model, engine, ms } = screening;
  return { file, outcome, probabilities, chestXray, quality, model, engine, ms };
}

async function readPicture(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new CommandError(`cannot read ${file}`, exitCodes.noInput);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
