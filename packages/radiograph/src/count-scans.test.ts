import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { countScans } from './count-scans.js';

const jpeg = (progressive: boolean) =>
  sharp({ create: { width: 64, height: 64, channels: 3, background: '#c02020' } })
    .jpeg({ progressive })
    .toBuffer();

describe('countScans', () => {
  it('counts one in a baseline JPEG and several in a progressive one', async () => {
    expect(countScans(await jpeg(false), 100)).toBe(1);
    expect(countScans(await jpeg(true), 100)).toBeGreaterThan(3);
    expect(countScans(await jpeg(true), 2)).toBe(2);
  });

  it('does not look into a thumbnail, nor behind the end', async () => {
    const inner = await jpeg(true);
    const length = Buffer.from([(inner.length + 2) >> 8, (inner.length + 2) & 0xff]);
    const thumbnail = Buffer.concat([Buffer.from([0xff, 0xe1]), length, inner]);
    const file = await jpeg(false);
    expect(countScans(Buffer.concat([file.subarray(0, 2), thumbnail, file.subarray(2), inner]), 100)).toBe(1);
  });

  it('comes to an end with whatever bytes', () => {
    for (const bytes of [
      [],
      [0xff],
      [0xff, 0xff, 0xff],
      [0xff, 0xda],
      [0xff, 0xe0, 0, 0, 0xff, 0xda, 0, 0],
    ]) {
      expect(countScans(Uint8Array.from(bytes), 100)).toBeLessThan(3);
    }
  });
});
