/** Rows of a CSV file with a header, quotes as in RFC 4180. */
export function parseCsv(content: string): Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = records(content);
  return rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])));
}

function records(content: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  // A cell is quoted (with doubled quotes inside) or runs up to the next comma or line end.
  for (const [, quoted, plain = '', end] of content.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.some((cell) => cell !== '')) rows.push(row);
    row = [];
  }
  return rows;
}
