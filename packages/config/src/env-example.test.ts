import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { environmentSchema } from './index.js';

it('.env.example lists every variable of the schema and no other', () => {
  const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
  const listed = [...example.matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual(Object.keys(environmentSchema.shape).sort());
});
