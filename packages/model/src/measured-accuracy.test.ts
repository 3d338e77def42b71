import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { measuredAccuracy } from './index.js';

describe('measuredAccuracy', () => {
  let folder: string;
  const write = (manifest: unknown) => writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lungline-model-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('reads what an evaluation recorded', () => {
    write({ metrics: { validation: {}, test: { films: 400, balancedAccuracy: 0.75 } } });
    expect(measuredAccuracy(folder)).toEqual({ films: 400, balancedAccuracy: 0.75 });
  });

  it('has nothing to say of a model that nobody measured', () => {
    write({ id: 'somebody-elses' });
    expect(measuredAccuracy(folder)).toBeNull();
  });

  it('refuses figures that cannot be', () => {
    write({ metrics: { test: { films: 400, balancedAccuracy: 75 } } });
    expect(() => measuredAccuracy(folder)).toThrow();
  });
});
